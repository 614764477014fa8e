using Microsoft.Extensions.Logging;

namespace Runware.Wan25.Jobs.Diagnostics;

/// <summary>The log messages. Event ids are stable. Keys of jobs are logged; prompts and URLs are not.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Information, "Running jobs on node {Node}, up to {Limit} at once, stored in {Store}.")]
    public static partial void Started(ILogger logger, string node, int limit, string store);

    [LoggerMessage(2, LogLevel.Information, "Stopping: handing over {Count} running jobs.")]
    public static partial void Stopping(ILogger logger, int count);

    [LoggerMessage(
        3,
        LogLevel.Warning,
        "{Count} jobs were not handed over within {Timeout}, or before the host stopped waiting; they will be recovered as after a crash.")]
    public static partial void NotHandedOver(ILogger logger, int count, TimeSpan timeout);

    [LoggerMessage(4, LogLevel.Information, "Stored {Added} new jobs. The first key of the call is {Key}.")]
    public static partial void Enqueued(ILogger logger, string key, int added);

    [LoggerMessage(5, LogLevel.Information, "Job {Key} ended as {State} after {Attempts} attempts.")]
    public static partial void Finished(ILogger logger, string key, VideoJobState state, int attempts);

    [LoggerMessage(6, LogLevel.Warning, "Attempt for job {Key} failed with {Error}; retrying in {Delay}.")]
    public static partial void PutBack(ILogger logger, string key, TimeSpan delay, string error);

    [LoggerMessage(7, LogLevel.Information, "Job {Key} is handed over because the host is stopping.")]
    public static partial void HandedOver(ILogger logger, string key);

    [LoggerMessage(8, LogLevel.Information, "Job {Key} was taken over by another execution.")]
    public static partial void Superseded(ILogger logger, string key);

    [LoggerMessage(10, LogLevel.Error, "Delivery {Deliveries} of job {Key} failed: a handler threw.")]
    public static partial void HandlerFailed(ILogger logger, Exception exception, string key, int deliveries);

    [LoggerMessage(11, LogLevel.Error, "Job {Key} is dead-lettered after {Deliveries} deliveries: {Reason}.")]
    public static partial void DeadLettered(ILogger logger, string key, int deliveries, string reason);

    [LoggerMessage(12, LogLevel.Error, "Execution of job {Key} failed; retrying.")]
    public static partial void ExecutionFailed(ILogger logger, Exception exception, string key);

    [LoggerMessage(13, LogLevel.Information, "Waiting for another process to release the jobs database.")]
    public static partial void WaitingForDatabase(ILogger logger);

    [LoggerMessage(17, LogLevel.Error, "Attempt for job {Key} failed unexpectedly; retrying.")]
    public static partial void AttemptFailed(ILogger logger, Exception exception, string key);

    [LoggerMessage(20, LogLevel.Warning, "Job {Key} was stored earlier with another request; the new request is ignored.")]
    public static partial void RequestIgnored(ILogger logger, string key);

    [LoggerMessage(21, LogLevel.Information, "Job {Key} is canceled.")]
    public static partial void Canceled(ILogger logger, string key);

    [LoggerMessage(22, LogLevel.Warning, "Scheduling {Count} jobs failed; they are scheduled again within seconds.")]
    public static partial void SchedulingFailed(ILogger logger, Exception exception, int count);

    [LoggerMessage(23, LogLevel.Debug, "{Count} due jobs had no trigger; they are scheduled again.")]
    public static partial void TriggersMissing(ILogger logger, int count);

    [LoggerMessage(24, LogLevel.Error, "Quartz has started none of the due jobs; its stored triggers are replaced.")]
    public static partial void SchedulerReset(ILogger logger);

    [LoggerMessage(25, LogLevel.Warning, "Starting a job failed; it is started again within seconds.")]
    public static partial void ExecutionNotStarted(ILogger logger, Exception exception);

    [LoggerMessage(26, LogLevel.Warning, "Queue maintenance failed; it is retried within seconds.")]
    public static partial void MaintenanceFailed(ILogger logger, Exception exception);

    [LoggerMessage(27, LogLevel.Warning, "The clock was set back by {Time}; the delays of {Count} jobs are corrected.")]
    public static partial void ClockSetBack(ILogger logger, TimeSpan time, int count);

    [LoggerMessage(28, LogLevel.Error, "Delivery {Deliveries} of job {Key} failed: a handler took longer than {Timeout}.")]
    public static partial void HandlerTimedOut(ILogger logger, string key, int deliveries, TimeSpan timeout);

    [LoggerMessage(29, LogLevel.Warning, "Job number {Sequence} was claimed but not started; its claim was released.")]
    public static partial void Freed(ILogger logger, long sequence);

    [LoggerMessage(30, LogLevel.Information, "The lock of the jobs database is held again; jobs are started again.")]
    public static partial void ClaimRestored(ILogger logger);

    [LoggerMessage(31, LogLevel.Error, "The lock of the jobs database was lost; no job is started until it is held again.")]
    public static partial void ClaimLost(ILogger logger);
}
