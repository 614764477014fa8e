namespace Runware.Wan25;

/// <summary>
/// The exception that is thrown when the service could not be reached, or no response told what became of the request, within
/// <see cref="RetryOptions.MaxAttempts"/> attempts. <see cref="RunwareException.SubmissionState"/> indicates whether a task may be running.
/// </summary>
/// <remarks>
/// It is thrown before the last attempt where another would be of no use: a request cannot be made at all, for lack of an API key for
/// example, or the service asks for a longer delay than is left of the time limit.
/// </remarks>
public sealed class RunwareConnectionException : RunwareException
{
    internal RunwareConnectionException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
