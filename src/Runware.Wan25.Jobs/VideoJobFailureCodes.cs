namespace Runware.Wan25.Jobs;

/// <summary>Codes of <see cref="VideoJobFailure.Code"/> that are not the service's.</summary>
public static class VideoJobFailureCodes
{
    /// <summary>The job was tried and waited for until <see cref="Wan25JobsOptions.GiveUpAfter"/> was over.</summary>
    public const string TimedOut = "jobTimedOut";

    /// <summary>The stored request cannot be read, or is no longer valid.</summary>
    public const string UnreadableRequest = "jobRequestUnreadable";

    /// <summary>The service could not be reached or understood.</summary>
    public const string Unreachable = "serviceUnreachable";

    /// <summary>The attempt threw an exception that nobody expects; the log has it.</summary>
    public const string Unexpected = "unexpected";

    /// <summary>A handler threw.</summary>
    public const string HandlerFailed = "handlerFailed";

    /// <summary>The process ended while a handler was at work, again and again.</summary>
    public const string HandlerInterrupted = "handlerInterrupted";
}
