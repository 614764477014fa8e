namespace Runware.Wan25;

/// <summary>
/// The service could not be reached, or its answers could not be understood, until the attempts ran out
/// (<see cref="RetryOptions.MaxAttempts"/>). <see cref="RunwareException.SubmissionState"/> says whether a task may be running.
/// </summary>
public sealed class RunwareConnectionException : RunwareException
{
    internal RunwareConnectionException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
