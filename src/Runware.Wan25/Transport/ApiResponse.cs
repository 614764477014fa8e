using System.Net;
using Runware.Wan25.Transport.Classification;
using Runware.Wan25.Transport.Wire;

namespace Runware.Wan25.Transport;

/// <summary>What came of one POST: an answer that could be read, one that could not, or none at all.</summary>
internal sealed class ApiResponse : IDisposable
{
    /// <summary>The status, when there was a response.</summary>
    public HttpStatusCode? Status { get; init; }

    /// <summary>How long the service asked to wait: the header's word, else that of an error in the body.</summary>
    public TimeSpan? RetryAfter
    {
        get => field ?? Envelope?.RetryAfter;
        init;
    }

    /// <summary>The answer; <see langword="null"/> when there was none or it was not the service's JSON.</summary>
    public Envelope? Envelope { get; init; }

    /// <summary>Why there is no answer.</summary>
    public Exception? Failure { get; init; }

    public bool IsSuccessStatus => HttpStatus.IsSuccess(Status);

    /// <summary>Whether the service said yes or no in its own words.</summary>
    public bool IsReadable => Envelope is not null;

    /// <summary>What went out, where the request was one that must not be accepted twice.</summary>
    public AttemptRecord? Sent { get; init; }

    /// <summary>
    /// Whether the request could not be made on this side: the handlers cannot be created, or there is no API key. Nothing was sent, <see cref="Failure"/> is an
    /// <see cref="InvalidOperationException"/> that says why, and another attempt would end the same way.
    /// </summary>
    public bool IsSetupFailure { get; init; }

    /// <summary>Whether nothing went out that the service could accept.</summary>
    public bool ProvesNothingSent => IsSetupFailure || Sent is { ProvesNothingSent: true };

    /// <summary>Whether there is no answer, and each thing that went out is known not to have been accepted.</summary>
    public bool ProvesNothingAccepted => Failure is not null && (IsSetupFailure || Sent is { ProvesNothingAccepted: true });

    /// <summary>
    /// Whether the answer speaks for everything that went out. Where it does not, a refusal proves nothing: an earlier sending, whose answer a handler kept to
    /// itself, may have been accepted.
    /// </summary>
    public bool SpeaksForAllSendings => IsSetupFailure || Sent is { OtherSendingsProveNotAccepted: true };

    /// <summary>Whether the answer is about the caller's right to ask, and says nothing about any task.</summary>
    public bool IsAuthenticationRefusal => HttpStatus.IsAuthentication(Status);

    /// <summary>Whether the same request may get a real answer later.</summary>
    public bool IsTransient => !IsSetupFailure && (Envelope is null || HttpStatus.IsTransient(Status) || IsCapacityRefusal);

    /// <summary>Whether the service has no room now. It says so with any status.</summary>
    public bool IsCapacityRefusal => Envelope is { } envelope && !envelope.Rows.Any() && envelope.Errors.Any(error => error.IsCapacityRefusal);

    /// <summary>The status and the kind of trouble, for texts.</summary>
    public string Describe() => Failure switch
    {
        null when Envelope is null && HttpStatus.IsNotFound(Status) =>
            $"HTTP 404 with a body that is not the service's JSON; does {nameof(Wan25ClientOptions.Endpoint)} name the API, as {Wan25ClientOptions.DefaultEndpoint} does?",
        null when Envelope is null => $"HTTP {(int?)Status} with a body that is not the service's JSON",
        null => $"HTTP {(int?)Status}",
        _ when IsSetupFailure => Failure.Message.TrimEnd('.'),
        TimeoutException => Failure.Message,
        _ when Status is { } status => $"HTTP {(int)status}, then {Failure.GetType().Name}",
        HttpRequestException { HttpRequestError: not HttpRequestError.Unknown and var error } => $"no connection ({error})",
        _ => $"no answer ({Failure.GetType().Name})",
    };

    public void Dispose() => Envelope?.Dispose();
}
