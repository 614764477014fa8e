using Runware.Wan25.Transport.Wire;

namespace Runware.Wan25.Transport;

/// <summary>
/// Everything that went out for one attempt. Handlers above the connection may send a message several times, or a copy of it; the transport sees only what they
/// return. The record travels with the message (and its copies), and beside it for handlers that make a message of their own.
/// </summary>
internal sealed class AttemptRecord(Uri endpoint, HttpContent content)
{
    private static readonly HttpRequestOptionsKey<AttemptRecord> Key = new("Runware.Wan25.Attempt");
    private static readonly AsyncLocal<AttemptRecord?> Ambient = new();

    private readonly object _gate = new();
    private readonly List<Sending> _sendings = new(1);
    private HttpResponseMessage? _response;
    private bool _isRecorded;
    private bool _isClosed;

    /// <summary>
    /// Gets whether <see cref="Sendings"/> holds all that went out. <see langword="false"/> where the handlers are not this client's own to look into, or where
    /// they returned a response that none of the sendings seen can have brought.
    /// </summary>
    public bool IsComplete => _isRecorded && (_sendings.Count > 0 || _response is null);

    /// <summary>Gets what went out, in order, as it was when the attempt ended. One that goes on is pending.</summary>
    public IReadOnlyList<Sending> Sendings => _sendings;

    /// <summary>Gets whether nothing went out that the service could accept: nobody read the body to its end, or no sending got a connection.</summary>
    public bool ProvesNothingSent => _response is null
        && (content is JsonBodyContent { WasNeverWhole: true } || (IsComplete && _sendings.TrueForAll(static sending => sending.IsConnectionFailure)));

    /// <summary>Gets whether everything that went out is known and each sending by itself proves that it was not accepted.</summary>
    public bool ProvesNothingAccepted => ProvesNothingSent || (IsComplete && _sendings.TrueForAll(static sending => sending.ProvesNotAccepted));

    /// <summary>
    /// Gets whether everything that went out is known and each sending, but for the one whose response the attempt ended with, proves that it was not accepted.
    /// What that response means is then what the attempt means.
    /// </summary>
    public bool OtherSendingsProveNotAccepted => ProvesNothingSent
        || (IsComplete && _sendings.TrueForAll(sending => sending.ProvesNotAccepted || (_response is not null && IsSourceOfResponse(sending))));

    public static AttemptRecord? Of(HttpRequestMessage message) =>
        message.Options.TryGetValue(Key, out var attached) ? attached
            : Ambient.Value is { } ambient && ambient.Concerns(message) ? ambient
            : null;

    /// <summary>Attaches the record to the message, and to the flow of the calling method until it returns.</summary>
    public void Attach(HttpRequestMessage message)
    {
        message.Options.Set(Key, this);
        Ambient.Value = this;
    }

    /// <summary>Records that a message goes out.</summary>
    /// <exception cref="OperationCanceledException">The attempt has ended: nobody would learn what comes of it.</exception>
    public Sending Begin()
    {
        lock (_gate)
        {
            if (_isClosed)
            {
                throw new OperationCanceledException("The attempt that this message belongs to has ended; nothing more is sent for it.");
            }

            var sending = new Sending();
            _sendings.Add(sending);
            return sending;
        }
    }

    /// <summary>Ends the attempt: nothing is sent for it any more, and what is known is final.</summary>
    /// <param name="response">The response it ended with, if any.</param>
    /// <param name="isRecorded">Whether a <see cref="SendingRecorder"/> stands before the connection.</param>
    public void Close(HttpResponseMessage? response, bool isRecorded)
    {
        lock (_gate)
        {
            _isClosed = true;
        }

        (content as JsonBodyContent)?.Close();
        _sendings.ForEach(static sending => sending.Freeze());
        _response = response;
        _isRecorded = isRecorded;
    }

    /// <summary>A handler may have copied the response, which does not matter where only one can have brought it.</summary>
    private bool IsSourceOfResponse(Sending sending) => _sendings.Count == 1 || ReferenceEquals(sending.Response, _response);

    /// <summary>Whether a message without the record may carry the task: a handler that asks elsewhere for a token sends nothing of this attempt.</summary>
    private bool Concerns(HttpRequestMessage message) =>
        ReferenceEquals(message.Content, content) || message.RequestUri is not { } uri || uri.Host == endpoint.Host;
}
