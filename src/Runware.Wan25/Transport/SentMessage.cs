using System.Net;
using Runware.Wan25.Transport.Classification;

namespace Runware.Wan25.Transport;

/// <summary>One message that was passed to a connection, and its outcome.</summary>
internal sealed class SentMessage
{
    private volatile object? _outcome;
    private object? _frozen;
    private bool _isFrozen;

    /// <summary>Gets the status of the response; <see langword="null"/> where there was none.</summary>
    public HttpStatusCode? Status => Response?.StatusCode;

    /// <summary>Gets the response; it may have been disposed.</summary>
    public HttpResponseMessage? Response => Outcome as HttpResponseMessage;

    /// <summary>Gets the exception that was thrown instead of a response.</summary>
    public Exception? Failure => Outcome as Exception;

    /// <summary>Gets whether it had no outcome when the attempt ended.</summary>
    public bool IsPending => Outcome is null;

    /// <summary>Gets whether it never got a connection, so that no byte of the body was sent.</summary>
    public bool IsConnectionFailure => IsConnectionError(Failure);

    /// <summary>
    /// Gets whether its outcome alone proves that the service did not accept the message: there was no connection, or the status is a
    /// refusal. The body of the response is not needed for that. A request timeout (408, 499) and a conflict (409) prove nothing.
    /// </summary>
    public bool ProvesNotAccepted => IsConnectionFailure || HttpStatus.ProvesNotAccepted(Status);

    private object? Outcome => _isFrozen ? _frozen : _outcome;

    /// <summary>Determines whether an exception is about establishing a connection, which precedes the first byte of a body.</summary>
    public static bool IsConnectionError(Exception? exception) => exception is HttpRequestException
    {
        HttpRequestError: HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError
            or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError,
    };

    public void End(HttpResponseMessage response) => _outcome = response;

    public void End(Exception exception) => _outcome = exception;

    /// <summary>Makes the current outcome final, so that a late one does not change a decision.</summary>
    public void Freeze()
    {
        _frozen = _outcome;
        _isFrozen = true;
    }
}
