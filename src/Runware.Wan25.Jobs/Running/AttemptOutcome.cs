namespace Runware.Wan25.Jobs.Running;

/// <summary>What an attempt to make a job's videos came to.</summary>
internal abstract record AttemptOutcome
{
    /// <summary>There are videos.</summary>
    public sealed record Completed(VideoResult Result) : AttemptOutcome;

    /// <summary>There will be none.</summary>
    public sealed record Failed(VideoJobFailure Failure) : AttemptOutcome;

    /// <summary>Another attempt may bring them.</summary>
    /// <param name="Error">What keeps it waiting.</param>
    /// <param name="MinDelay">How long the service asks to wait; the usual back-off may be longer.</param>
    /// <param name="HoldsSubmissions">Whether the same would happen to other submissions of this node.</param>
    /// <param name="Immediately">Whether there is nothing to wait for: no back-off.</param>
    /// <param name="Partial">What is there so far.</param>
    public sealed record Retry(VideoJobFailure Error, TimeSpan? MinDelay = null, bool HoldsSubmissions = false, bool Immediately = false, VideoResult? Partial = null) : AttemptOutcome;

    /// <summary>The host stops.</summary>
    public sealed record Stopped : AttemptOutcome;

    /// <summary>Another execution has the job.</summary>
    public sealed record Superseded : AttemptOutcome;
}
