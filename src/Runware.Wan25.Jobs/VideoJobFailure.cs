namespace Runware.Wan25.Jobs;

/// <summary>Describes why a job has no video, or why it is waiting.</summary>
public sealed class VideoJobFailure
{
    internal VideoJobFailure()
    {
    }

    /// <summary>Gets the service's code, for example <c>contentPolicyViolation</c>, or one of <see cref="VideoJobFailureCodes"/>.</summary>
    public required string Code { get; init; }

    /// <summary>Gets the message. It contains neither the API key nor the prompts.</summary>
    public required string Message { get; init; }

    /// <summary>Gets the category of the error.</summary>
    /// <value>The default is <see cref="RunwareErrorCategory.Unknown"/>.</value>
    public RunwareErrorCategory Category { get; init; }

    /// <summary>Gets what was known about the submission, which decides whether the job may be charged.</summary>
    /// <value>The state, or <see langword="null"/> if the error is not about a submission, or an earlier version stored it.</value>
    internal SubmissionState? SubmissionState { get; init; }

    /// <summary>Returns the code and the message.</summary>
    /// <returns>Text that can be logged.</returns>
    public override string ToString() => $"{Code}: {Message}";
}
