using System.Net;
using Runware.Wan25.Transport.Classification;
using Runware.Wan25.Transport.Wire;

namespace Runware.Wan25.Transport;

/// <summary>What came of one POST: an answer that could be read, one that could not, or none at all.</summary>
internal sealed class ApiReply : IDisposable
{
    /// <summary>The status, when there was a response.</summary>
    public HttpStatusCode? Status { get; init; }

    /// <summary>How long the service asked to wait: the header's word, else that of an error in the body.</summary>
    public TimeSpan? RetryAfter
    {
        get => field ?? Envelope?.RetryAfter;
        init;
    }

    /// <summary>Whether something else may have gone out for the same attempt, sent by a handler of the host, whose end is not seen here.</summary>
    public bool MayHaveBeenSentBefore { get; init; }

    /// <summary>The answer; <see langword="null"/> when there was none or it was not the service's JSON.</summary>
    public Envelope? Envelope { get; init; }

    /// <summary>Why there is no answer.</summary>
    public Exception? Failure { get; init; }

    public bool IsSuccessStatus => HttpStatus.IsSuccess(Status);

    /// <summary>Whether the service said yes or no in its own words.</summary>
    public bool IsReadable => Envelope is not null;

    /// <summary>Whether the connection never came about, so that no byte of the body can have arrived.</summary>
    public bool ProvesNothingSent => Failure is HttpRequestException
    {
        HttpRequestError: HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError
            or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError,
    };

    /// <summary>Whether the answer is about the caller's right to ask, and says nothing about any task.</summary>
    public bool IsAuthenticationRefusal => HttpStatus.IsAuthentication(Status);

    /// <summary>Whether the same request may get a real answer later.</summary>
    public bool IsTransient => Envelope is null || HttpStatus.IsTransient(Status);

    /// <summary>The status and the kind of trouble, for texts.</summary>
    public string Describe() => Failure switch
    {
        null when Envelope is null && HttpStatus.IsNotFound(Status) =>
            $"HTTP 404 with a body that is not the service's JSON; does {nameof(Wan25ClientOptions.Endpoint)} name the API, as {Wan25ClientOptions.DefaultEndpoint} does?",
        null when Envelope is null => $"HTTP {(int?)Status} with a body that is not the service's JSON",
        null => $"HTTP {(int?)Status}",
        TimeoutException => Failure.Message,
        _ when Status is { } status => $"HTTP {(int)status}, then {Failure.GetType().Name}",
        HttpRequestException { HttpRequestError: not HttpRequestError.Unknown and var error } => $"no connection ({error})",
        _ => $"no answer ({Failure.GetType().Name})",
    };

    public void Dispose() => Envelope?.Dispose();
}
