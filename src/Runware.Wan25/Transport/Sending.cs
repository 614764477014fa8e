using System.Net;

namespace Runware.Wan25.Transport;

/// <summary>One message on its way over a connection, and how that ended.</summary>
internal sealed class Sending
{
    private volatile object? _outcome;
    private object? _frozen;
    private bool _isFrozen;

    /// <summary>Gets the status of the response; <see langword="null"/> where there was none.</summary>
    public HttpStatusCode? Status => Response?.StatusCode;

    /// <summary>Gets the response; it may have been disposed.</summary>
    public HttpResponseMessage? Response => Outcome as HttpResponseMessage;

    /// <summary>Gets what was thrown instead of a response.</summary>
    public Exception? Failure => Outcome as Exception;

    /// <summary>Gets whether nothing had come of it when the attempt ended.</summary>
    public bool IsPending => Outcome is null;

    /// <summary>Gets whether it never got a connection, so that no byte of the body left.</summary>
    public bool IsConnectionFailure => IsConnectionError(Failure);

    /// <summary>
    /// Gets whether its end alone proves that the service did not accept what it carried: there was no connection, or the status is a refusal. A body that nobody
    /// kept is not needed for that; a request timeout (408, 499) and a conflict (409) are no proof.
    /// </summary>
    public bool ProvesNotAccepted => IsConnectionFailure || (int?)Status is >= 400 and < 500 and not (408 or 409 or 499);

    private object? Outcome => _isFrozen ? _frozen : _outcome;

    /// <summary>Whether an exception is about making a connection, which comes before the first byte of a body.</summary>
    public static bool IsConnectionError(Exception? exception) => exception is HttpRequestException
    {
        HttpRequestError: HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError
            or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError,
    };

    public void End(HttpResponseMessage response) => _outcome = response;

    public void End(Exception exception) => _outcome = exception;

    /// <summary>Keeps what is known now: what comes later is for nobody, and must not change a judgement.</summary>
    public void Freeze()
    {
        _frozen = _outcome;
        _isFrozen = true;
    }
}
