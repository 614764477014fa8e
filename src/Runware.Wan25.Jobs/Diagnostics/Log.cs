using Microsoft.Extensions.Logging;

namespace Runware.Wan25.Jobs.Diagnostics;

/// <summary>Everything that is logged. Keys of jobs are the application's names and are shown; prompts and URLs are not.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Information, "Jobs run on node {Node}, at most {Limit} at once, stored in {Store}")]
    public static partial void Started(ILogger logger, string node, int limit, string store);

    [LoggerMessage(2, LogLevel.Information, "Stopping: {Count} running jobs are handed over")]
    public static partial void Stopping(ILogger logger, int count);

    [LoggerMessage(3, LogLevel.Warning, "{Count} jobs were not handed over in {Timeout}; they are recovered as after a crash")]
    public static partial void NotHandedOver(ILogger logger, int count, TimeSpan timeout);

    [LoggerMessage(4, LogLevel.Information, "Job {Key} is stored")]
    public static partial void Enqueued(ILogger logger, string key);

    [LoggerMessage(5, LogLevel.Information, "Job {Key}: {State} after {Attempts} attempts")]
    public static partial void Finished(ILogger logger, string key, VideoJobState state, int attempts);

    [LoggerMessage(6, LogLevel.Warning, "Job {Key} is put back for {Pause}: {Error}")]
    public static partial void PutBack(ILogger logger, string key, string error, TimeSpan pause);

    [LoggerMessage(7, LogLevel.Information, "Job {Key} is handed over")]
    public static partial void HandedOver(ILogger logger, string key);

    [LoggerMessage(8, LogLevel.Information, "Job {Key} was taken over by another execution")]
    public static partial void Overtaken(ILogger logger, string key);

    [LoggerMessage(9, LogLevel.Debug, "Trigger {Turn} of job {Key} is not the job's any more")]
    public static partial void NothingToDo(ILogger logger, string key, int turn);

    [LoggerMessage(10, LogLevel.Error, "The handler of job {Key} failed in call {Deliveries}")]
    public static partial void HandlerFailed(ILogger logger, Exception exception, string key, int deliveries);

    [LoggerMessage(11, LogLevel.Error, "Job {Key} is dead-lettered after {Deliveries} calls of its handler")]
    public static partial void DeadLettered(ILogger logger, string key, int deliveries);

    [LoggerMessage(12, LogLevel.Error, "An execution of job {Key} failed and is repeated")]
    public static partial void RunFailed(ILogger logger, Exception exception, string key);

    [LoggerMessage(13, LogLevel.Information, "Another process has the database of the jobs; waiting for it to let go")]
    public static partial void WaitingForDatabase(ILogger logger);

    [LoggerMessage(14, LogLevel.Information, "Job {Key} moves to lane {Lane}")]
    public static partial void Moved(ILogger logger, string key, string lane);

    [LoggerMessage(15, LogLevel.Warning, "The queue could not be counted")]
    public static partial void CountFailed(ILogger logger, Exception exception);

    [LoggerMessage(17, LogLevel.Error, "An attempt of job {Key} threw what nobody expects; it is put back")]
    public static partial void AttemptFailed(ILogger logger, Exception exception, string key);

    [LoggerMessage(18, LogLevel.Warning, "Job {Key} had no trigger any more and is scheduled again")]
    public static partial void Repaired(ILogger logger, string key);

    [LoggerMessage(19, LogLevel.Warning, "The queue could not be searched for jobs without a trigger")]
    public static partial void RepairFailed(ILogger logger, Exception exception);

    [LoggerMessage(20, LogLevel.Warning, "Job {Key} is stored with another request, which stays: the first under a key wins")]
    public static partial void FirstRequestStays(ILogger logger, string key);

    [LoggerMessage(16, LogLevel.Warning, "Idle lanes could not be refilled")]
    public static partial void RefillFailed(ILogger logger, Exception exception);
}
