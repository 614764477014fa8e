namespace Runware.Wan25.Jobs.Running;

/// <summary>What an attempt to make a job's videos came to.</summary>
internal abstract record Verdict
{
    /// <summary>There are videos.</summary>
    public sealed record Made(VideoResult Result) : Verdict;

    /// <summary>There will be none.</summary>
    public sealed record Failed(VideoJobFailure Failure) : Verdict;

    /// <summary>Another attempt may bring them.</summary>
    /// <param name="Trouble">What keeps it waiting.</param>
    /// <param name="AtLeast">How long the service asks to wait; the usual back-off may be longer.</param>
    /// <param name="HoldsNode">Whether the same would happen to other submissions of this node.</param>
    /// <param name="AtOnce">Whether there is nothing to wait for: no back-off.</param>
    /// <param name="Partial">What is there so far.</param>
    public sealed record NotYet(VideoJobFailure Trouble, TimeSpan? AtLeast = null, bool HoldsNode = false, bool AtOnce = false, VideoResult? Partial = null) : Verdict;

    /// <summary>The host stops.</summary>
    public sealed record HandOver : Verdict;

    /// <summary>Another execution has the job.</summary>
    public sealed record Overtaken : Verdict;
}
