namespace Runware.Wan25.Jobs;

/// <summary>Specifies the state of a job.</summary>
public enum VideoJobState
{
    /// <summary>The job is stored and has not started, or waits to be tried again.</summary>
    Queued,

    /// <summary>The job is being submitted, or its videos are being generated.</summary>
    Running,

    /// <summary>The outcome is stored, and the handlers have not completed yet.</summary>
    Delivering,

    /// <summary>The job has videos, and the handlers have completed.</summary>
    Completed,

    /// <summary>The job has no video, and the handlers have completed.</summary>
    Failed,

    /// <summary>The outcome is stored, but the handlers failed too often. See <see cref="IVideoJobs.RetryAsync"/>.</summary>
    DeadLettered,

    /// <summary>The job was canceled after it had started. What the service has accepted is charged, and can still be had.</summary>
    Canceled,
}
