namespace Runware.Wan25.Jobs.Storage;

/// <summary>The number of jobs of the whole cluster by state.</summary>
internal sealed record QueueCounts(long Queued, DateTimeOffset? OldestQueued, long Running, long Delivering, long DeadLettered);
