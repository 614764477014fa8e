namespace Runware.Wan25.Jobs;

/// <summary>Where a job stands.</summary>
public enum VideoJobState
{
    /// <summary>Stored, and waiting for its turn.</summary>
    Queued,

    /// <summary>Submitted, or about to be; its videos are being made.</summary>
    Running,

    /// <summary>Its end is known and stored; the handler has not finished with it yet.</summary>
    Delivering,

    /// <summary>It has videos, and the handler is done.</summary>
    Completed,

    /// <summary>It has no video, and the handler is done.</summary>
    Failed,

    /// <summary>Its end is known and stored, but the handler threw until the retries ran out. See <see cref="IVideoJobs.RetryAsync"/>.</summary>
    DeadLettered,
}
