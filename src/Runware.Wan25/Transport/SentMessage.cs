using System.Net;
using Runware.Wan25.Transport.Classification;

namespace Runware.Wan25.Transport;

/// <summary>One message that was passed to a connection, and its outcome.</summary>
internal sealed class SentMessage
{
    private static readonly object Pending = new();

    private object? _outcome;

    public HttpStatusCode? Status => Response?.StatusCode;

    /// <summary>Gets the response; it may have been disposed.</summary>
    public HttpResponseMessage? Response => Volatile.Read(ref _outcome) as HttpResponseMessage;

    public Exception? Failure => Volatile.Read(ref _outcome) as Exception;

    /// <summary>Gets whether it never got a connection, so that no byte of the body was sent.</summary>
    public bool IsConnectionFailure => ConnectionFailureClassifier.IsWithoutConnection(Failure);

    /// <summary>
    /// Gets whether its outcome alone proves that the service did not accept the message: there was no connection, or the status is a
    /// refusal. The body of the response is not needed for that. A request timeout (408, 499) and a conflict (409) prove nothing.
    /// </summary>
    public bool ProvesNotAccepted => IsConnectionFailure || HttpStatusClassifier.ProvesNotAccepted(Status);

    public void End(HttpResponseMessage response) => Interlocked.CompareExchange(ref _outcome, response, null);

    public void End(Exception exception) => Interlocked.CompareExchange(ref _outcome, exception, null);

    /// <summary>Makes the current outcome final, so that a late one does not change a decision.</summary>
    public void Freeze() => Interlocked.CompareExchange(ref _outcome, Pending, null);
}
