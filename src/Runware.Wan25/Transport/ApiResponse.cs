using System.Net;
using Runware.Wan25.Errors;
using Runware.Wan25.Transport.Classification;
using Runware.Wan25.Transport.Wire;

namespace Runware.Wan25.Transport;

/// <summary>The outcome of one POST: a response that could be read, one that could not, or none.</summary>
internal sealed class ApiResponse : IDisposable
{
    public HttpStatusCode? Status { get; init; }

    /// <summary>Gets the delay that the service names: from the header, otherwise from an error in the body.</summary>
    public TimeSpan? RetryAfter
    {
        get => field ?? Envelope?.RetryAfter;
        init;
    }

    /// <summary>Gets the body; <see langword="null"/> where there was none or it is not the service's JSON.</summary>
    public ResponseEnvelope? Envelope { get; init; }

    public string Host { get; init; } = "the service";

    public Exception? Failure { get; init; }

    public bool IsSuccessStatus => HttpStatusClassifier.IsSuccess(Status);

    public bool IsReadable => Envelope is not null;

    /// <summary>Gets the record of what was sent; <see langword="null"/> where the request may be repeated without harm.</summary>
    public SentMessageHistory? Sent { get; init; }

    /// <summary>
    /// Gets whether the request could not be created: the handlers cannot be created, or there is no API key. Nothing was sent,
    /// <see cref="Failure"/> is an <see cref="InvalidOperationException"/> with the reason, and another attempt would fail the same way.
    /// </summary>
    public bool IsSetupFailure { get; init; }

    /// <summary>
    /// Gets whether there is no response, and no sending can have been accepted. A response whose body was cut off proves what the page of
    /// a proxy would that came whole: only 429 is a refusal.
    /// </summary>
    public bool ProvesNothingAccepted => Failure is not null && (Status is null || HttpStatusClassifier.IsTooManyRequests(Status))
        && (IsSetupFailure || Sent is { ProvesNothingAccepted: true });

    /// <summary>
    /// Gets whether the response covers every sending. Where it does not, a refusal proves nothing: an earlier sending, whose response a
    /// handler did not pass on, may have been accepted.
    /// </summary>
    public bool CoversAllSentMessages => IsSetupFailure || Sent is { OtherSentMessagesProveNotAccepted: true };

    /// <summary>Gets whether the same request may succeed later, by the status or, where nothing succeeded, by an error.</summary>
    public bool IsTransient => !IsSetupFailure
        && (Envelope is not { } envelope || HttpStatusClassifier.IsTransient(Status)
            || (!envelope.Rows.Any() && envelope.Errors.Any(error => error.Category.IsTransient())));

    /// <summary>Describes the status and the kind of failure, for exceptions and logs.</summary>
    public string Describe() => Failure switch
    {
        null when Envelope is null && HttpStatusClassifier.IsNotFound(Status) =>
            "HTTP 404 with a body that is not a Runware response; "
            + $"check {nameof(Wan25ClientOptions.Endpoint)} (default: {Wan25ClientOptions.DefaultEndpoint})",
        null when Envelope is null => $"HTTP {(int?)Status} with a body that is not a Runware response",
        null => $"HTTP {(int?)Status}",
        _ when IsSetupFailure => Failure.Message.TrimEnd('.'),
        TimeoutException => $"{Failure.Message} from {Host}",
        _ when Status is { } status => $"HTTP {(int)status}, then {Failure.GetType().Name}",
        _ => ConnectionFailureClassifier.Describe(Failure, Host, $"no response from {Host}"),
    };

    public void Dispose() => Envelope?.Dispose();
}
