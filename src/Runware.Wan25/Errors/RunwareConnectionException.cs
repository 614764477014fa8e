namespace Runware.Wan25;

/// <summary>
/// The exception that is thrown when the service could not be reached, or its responses could not be read, within
/// <see cref="RetryOptions.MaxAttempts"/> attempts. <see cref="RunwareException.SubmissionState"/> indicates whether a task may be running.
/// </summary>
public sealed class RunwareConnectionException : RunwareException
{
    internal RunwareConnectionException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
