using Runware.Wan25.Transport.Wire;

namespace Runware.Wan25.Transport;

/// <summary>
/// Records everything that was sent for one attempt. Handlers above the connection may send a message several times, or a copy of it, and
/// the transport sees only what they return. The record travels in the options of the message (and of its copies), and in the execution
/// context for handlers that create a message of their own.
/// </summary>
internal sealed class SentMessageHistory(Uri endpoint, HttpContent content)
{
    private static readonly HttpRequestOptionsKey<SentMessageHistory> Key = new("Runware.Wan25.Attempt");
    private static readonly AsyncLocal<SentMessageHistory?> Ambient = new();

    private readonly object _gate = new();
    private readonly List<SentMessage> _sentMessages = new(1);
    private HttpResponseMessage? _response;
    private bool _isRecorded;
    private bool _isClosed;

    /// <summary>
    /// Gets whether all sendings are recorded. They are not where there is no recorder before the connection, or where the
    /// handlers returned a response that none of the sendings received.
    /// </summary>
    public bool IsComplete => _isRecorded && (_sentMessages.Count > 0 || _response is null);

    /// <summary>Gets whether the service got nothing: the body was never read to its end, or no sending got a connection.</summary>
    public bool ProvesNothingSent => _response is null
        && (content is JsonBodyContent { WasNeverWhole: true }
            || (IsComplete && _sentMessages.TrueForAll(static sent => sent.IsConnectionFailure)));

    public bool ProvesNothingAccepted => ProvesNothingSent
        || (IsComplete && _sentMessages.TrueForAll(static sent => sent.ProvesNotAccepted));

    /// <summary>
    /// Gets whether the record is complete and each sending, except the one whose response ended the attempt, proves that it was not
    /// accepted. The meaning of that response is then the meaning of the attempt.
    /// </summary>
    public bool OtherSentMessagesProveNotAccepted
    {
        get
        {
            bool areAllAccountedFor = true;
            foreach (SentMessage sent in _sentMessages)
            {
                areAllAccountedFor &= sent.ProvesNotAccepted || (_response is not null && IsSourceOfResponse(sent));
            }

            return ProvesNothingSent || (IsComplete && areAllAccountedFor);
        }
    }

    public static SentMessageHistory? Of(HttpRequestMessage message) =>
        message.Options.TryGetValue(Key, out SentMessageHistory? attached) ? attached
            : Ambient.Value is { } ambient && ambient.Concerns(message) ? ambient
            : null;

    /// <summary>Attaches the record to the message, and to the flow of the calling method until it returns.</summary>
    public void Attach(HttpRequestMessage message)
    {
        message.Options.Set(Key, this);
        Ambient.Value = this;
    }

    /// <summary>Begins the record of one sending.</summary>
    /// <exception cref="OperationCanceledException">The attempt has ended, so that nothing would use the outcome.</exception>
    public SentMessage Begin()
    {
        lock (_gate)
        {
            if (_isClosed)
            {
                throw new OperationCanceledException("The attempt that this message belongs to has ended; nothing more is sent for it.");
            }

            var sent = new SentMessage();
            _sentMessages.Add(sent);
            return sent;
        }
    }

    /// <summary>Ends the attempt, with its response if any: nothing more is sent for it, and the record is final.</summary>
    public void Close(HttpResponseMessage? response, bool isRecorded)
    {
        lock (_gate)
        {
            _isClosed = true;
        }

        (content as JsonBodyContent)?.Close();
        _sentMessages.ForEach(static sent => sent.Freeze());
        _response = response;
        _isRecorded = isRecorded;
    }

    // A handler may have copied the response. With a single sending its source is known.
    private bool IsSourceOfResponse(SentMessage sent) => _sentMessages.Count == 1 || ReferenceEquals(sent.Response, _response);

    // A handler may send requests of its own in the same context, for example for a token; they go to another host.
    private bool Concerns(HttpRequestMessage message) =>
        ReferenceEquals(message.Content, content) || message.RequestUri is not { } uri || uri.Host == endpoint.Host;
}
