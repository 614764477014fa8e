namespace Runware.Wan25.Cli.Explain;

/// <summary>What the real client concludes from the recorded exchanges of one operation.</summary>
/// <param name="Result">The result; null if there is none.</param>
/// <param name="Exception">The exception that the client threw; null if there was none.</param>
/// <param name="Progress">The last reported progress.</param>
/// <param name="Reasons">The log messages.</param>
/// <param name="IsUnfinished">Whether the recording ended first.</param>
internal sealed record OperationReplayResult(
    VideoResult? Result, Exception? Exception, VideoProgress? Progress, IReadOnlyList<StoryReason> Reasons, bool IsUnfinished)
{
    /// <summary>Gets the id that the client used in place of the recorded one.</summary>
    public Guid? OwnId { get; init; }

    /// <summary>Gets whether the last response was assumed to repeat after the end of the recording.</summary>
    public bool IsAssumed { get; init; }
}
