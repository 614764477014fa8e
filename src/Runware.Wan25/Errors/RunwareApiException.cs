using System.Net;

namespace Runware.Wan25;

/// <summary>The service answered with an error: it refused a submission, or a request about an operation, an upload or the account.</summary>
public sealed class RunwareApiException : RunwareException
{
    internal RunwareApiException(string message, IReadOnlyList<RunwareError> errors)
        : base(message) => Errors = errors;

    /// <summary>The error, or the first of them.</summary>
    public RunwareError Error => Errors[0];

    /// <summary>All errors of the answer; at least one.</summary>
    public IReadOnlyList<RunwareError> Errors { get; }

    /// <summary>The HTTP status of the answer.</summary>
    public HttpStatusCode? StatusCode { get; internal init; }

    /// <summary>How long the service asked to wait before the next attempt, counted from its answer; <see langword="null"/> when it did not say.</summary>
    public TimeSpan? RetryAfter { get; internal init; }
}
