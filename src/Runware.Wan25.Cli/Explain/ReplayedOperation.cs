namespace Runware.Wan25.Cli.Explain;

/// <summary>What the real client concludes from the recorded exchanges of one operation.</summary>
/// <param name="Result">The result; null where there is none.</param>
/// <param name="Exception">What the client threw; null where it did not.</param>
/// <param name="Progress">What it knew last.</param>
/// <param name="Reasons">What it logged.</param>
/// <param name="IsUnfinished">Whether the recording ended first.</param>
internal sealed record ReplayedOperation(
    VideoResult? Result, Exception? Exception, VideoProgress? Progress, IReadOnlyList<StoryReason> Reasons, bool IsUnfinished)
{
    /// <summary>Gets the id that the client used in place of the recorded one.</summary>
    public Guid? OwnId { get; init; }

    /// <summary>Gets whether the last response was taken to repeat after the recording's end.</summary>
    public bool IsAssumed { get; init; }
}
