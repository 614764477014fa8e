namespace Runware.Wan25.Jobs;

/// <summary>Why a job has no video, or what keeps it waiting.</summary>
public sealed class VideoJobFailure
{
    internal VideoJobFailure()
    {
    }

    /// <summary>The service's code, for example <c>contentPolicyViolation</c>, or one of <see cref="VideoJobFailureCodes"/>.</summary>
    public required string Code { get; init; }

    /// <summary>What went wrong, in words. Holds no key and no prompt.</summary>
    public required string Message { get; init; }

    /// <summary>What kind of trouble it was.</summary>
    public RunwareErrorCategory Category { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{Code}: {Message}";
}
