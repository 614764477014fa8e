using Microsoft.Extensions.Logging;

namespace Runware.Wan25.Jobs.Diagnostics;

/// <summary>The log messages. Event ids are stable. Keys of jobs are logged; prompts and URLs are not.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Information, "Running jobs on node {Node}, up to {Limit} at once, stored in {Store}")]
    public static partial void Started(ILogger logger, string node, int limit, string store);

    [LoggerMessage(2, LogLevel.Information, "Stopping: handing over {Count} running jobs")]
    public static partial void Stopping(ILogger logger, int count);

    [LoggerMessage(3, LogLevel.Warning, "{Count} jobs were not handed over within {Timeout} and will be recovered as after a crash")]
    public static partial void NotHandedOver(ILogger logger, int count, TimeSpan timeout);

    [LoggerMessage(4, LogLevel.Information, "Job {Key} is stored")]
    public static partial void Enqueued(ILogger logger, string key);

    [LoggerMessage(5, LogLevel.Information, "Job {Key}: {State} after {Attempts} attempts")]
    public static partial void Finished(ILogger logger, string key, VideoJobState state, int attempts);

    [LoggerMessage(6, LogLevel.Warning, "Attempt for job {Key} failed with {Error}; retrying in {Delay}")]
    public static partial void PutBack(ILogger logger, string key, TimeSpan delay, string error);

    [LoggerMessage(7, LogLevel.Information, "Job {Key} is handed over")]
    public static partial void HandedOver(ILogger logger, string key);

    [LoggerMessage(8, LogLevel.Information, "Job {Key} was taken over by another execution")]
    public static partial void Superseded(ILogger logger, string key);

    [LoggerMessage(9, LogLevel.Debug, "Trigger {Turn} of job {Key} is outdated")]
    public static partial void TriggerOutdated(ILogger logger, string key, int turn);

    [LoggerMessage(10, LogLevel.Error, "Delivery {Deliveries} of job {Key} failed: a handler threw")]
    public static partial void HandlerFailed(ILogger logger, Exception exception, string key, int deliveries);

    [LoggerMessage(11, LogLevel.Error, "Job {Key} is dead-lettered after {Deliveries} deliveries")]
    public static partial void DeadLettered(ILogger logger, string key, int deliveries);

    [LoggerMessage(12, LogLevel.Error, "Execution of job {Key} failed; retrying")]
    public static partial void ExecutionFailed(ILogger logger, Exception exception, string key);

    [LoggerMessage(13, LogLevel.Information, "Waiting for another process to release the database of the jobs")]
    public static partial void WaitingForDatabase(ILogger logger);

    [LoggerMessage(14, LogLevel.Information, "Job {Key} moves to lane {Lane}")]
    public static partial void Moved(ILogger logger, string key, string lane);

    [LoggerMessage(15, LogLevel.Warning, "Counting the queue failed")]
    public static partial void CountFailed(ILogger logger, Exception exception);

    [LoggerMessage(16, LogLevel.Warning, "Moving queued jobs failed")]
    public static partial void MoveFailed(ILogger logger, Exception exception);

    [LoggerMessage(17, LogLevel.Error, "Attempt for job {Key} failed unexpectedly; retrying")]
    public static partial void AttemptFailed(ILogger logger, Exception exception, string key);

    [LoggerMessage(18, LogLevel.Warning, "Job {Key} had no trigger and is scheduled again")]
    public static partial void Repaired(ILogger logger, string key);

    [LoggerMessage(19, LogLevel.Warning, "Searching the queue for jobs without a trigger failed")]
    public static partial void RepairFailed(ILogger logger, Exception exception);

    [LoggerMessage(20, LogLevel.Warning, "Job {Key} was stored earlier with another request, which is kept")]
    public static partial void RequestIgnored(ILogger logger, string key);
}
