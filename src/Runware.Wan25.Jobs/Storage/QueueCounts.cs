namespace Runware.Wan25.Jobs.Storage;

/// <summary>The number of jobs of the whole cluster by state.</summary>
internal sealed record QueueCounts
{
    public long Queued { get; init; }

    public DateTimeOffset? OldestQueued { get; init; }

    public long Running { get; init; }

    public long Delivering { get; init; }

    public long DeadLettered { get; init; }
}
