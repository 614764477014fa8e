using System.Net;

namespace Runware.Wan25;

/// <summary>
/// The exception that is thrown when the service responds with an error: it refused a submission, or a request about an operation, an
/// upload or the account.
/// </summary>
public sealed class RunwareApiException : RunwareException
{
    internal RunwareApiException(string message, IReadOnlyList<RunwareError> errors)
        : base(message) => Errors = errors;

    /// <summary>Gets the error, or the first of several.</summary>
    public RunwareError Error => Errors[0];

    /// <summary>Gets all errors of the response. There is at least one.</summary>
    public IReadOnlyList<RunwareError> Errors { get; }

    /// <summary>Gets the HTTP status of the response.</summary>
    /// <value>The status, or <see langword="null"/> when the exception was created without one.</value>
    public HttpStatusCode? StatusCode { get; internal init; }

    /// <summary>Gets how long the service asks to wait before the next attempt, counted from its response.</summary>
    /// <value>The delay, or <see langword="null"/> when the service named none, or no time at all.</value>
    public TimeSpan? RetryAfter { get; internal init; }

    /// <summary>Makes the same refusal one about an operation: the response was to a request about others too.</summary>
    internal RunwareApiException About(VideoOperationId id, SubmissionState state, string message) => new(message, Errors)
    {
        StatusCode = StatusCode,
        RetryAfter = RetryAfter,
        OperationId = id,
        SubmissionState = state,
    };
}
