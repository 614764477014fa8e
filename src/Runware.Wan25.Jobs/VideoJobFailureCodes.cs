namespace Runware.Wan25.Jobs;

/// <summary>Defines the values of <see cref="VideoJobFailure.Code"/> that are not codes of the service.</summary>
public static class VideoJobFailureCodes
{
    /// <summary>The job did not end within <see cref="Wan25JobsOptions.JobTimeout"/>.</summary>
    public const string TimedOut = "jobTimedOut";

    /// <summary>The stored request cannot be read, or is no longer valid.</summary>
    public const string UnreadableRequest = "jobRequestUnreadable";

    /// <summary>The service could not be reached, or its response could not be read.</summary>
    public const string Unreachable = "serviceUnreachable";

    /// <summary>The attempt threw an unexpected exception, which is in the log.</summary>
    public const string Unexpected = "unexpected";

    /// <summary>A handler threw an exception, which is in the log.</summary>
    public const string HandlerFailed = "handlerFailed";

    /// <summary>The process ended during the last of the allowed calls of the handlers.</summary>
    public const string HandlerInterrupted = "handlerInterrupted";

    /// <summary>A handler took longer than <see cref="Wan25JobsOptions.HandlerTimeout"/>.</summary>
    public const string HandlerTimedOut = "handlerTimedOut";

    /// <summary>The row of the job holds what this library cannot have written. The job is dead-lettered.</summary>
    public const string Damaged = "jobRecordDamaged";

    /// <summary>The job would exceed a limit of <see cref="Wan25ClientOptions.Spending"/>. It is retried later.</summary>
    public const string SpendingLimit = "spendingLimit";
}
