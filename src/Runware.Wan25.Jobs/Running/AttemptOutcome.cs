namespace Runware.Wan25.Jobs.Running;

/// <summary>Represents the outcome of an attempt to generate a job's videos.</summary>
internal abstract record AttemptOutcome
{
    /// <summary>There are videos.</summary>
    public sealed record Completed(VideoResult Result) : AttemptOutcome;

    /// <summary>There will be no video.</summary>
    public sealed record Failed(VideoJobFailure Failure) : AttemptOutcome;

    /// <summary>Another attempt may succeed.</summary>
    /// <param name="Error">The error that ended the attempt.</param>
    /// <param name="MinDelay">The delay that the service asked for; the back-off may be longer.</param>
    /// <param name="HoldsSubmissions">Whether other submissions of this node would fail in the same way.</param>
    /// <param name="Immediately">Whether to continue without a back-off.</param>
    /// <param name="Partial">The videos so far.</param>
    public sealed record Retry(
        VideoJobFailure Error,
        TimeSpan? MinDelay = null,
        bool HoldsSubmissions = false,
        bool Immediately = false,
        VideoResult? Partial = null) : AttemptOutcome;
}
