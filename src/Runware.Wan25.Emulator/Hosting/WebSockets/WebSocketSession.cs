namespace Runware.Wan25.Emulator;

/// <summary>
/// The session that a <c>connectionSessionUUID</c> identifies: at most one connection at a time, and the messages that could not be
/// delivered while there was none.
/// </summary>
internal sealed class WebSocketSession(Guid id, string apiKey, TimeProvider clock)
{
    /// <summary>How long undelivered messages are kept, and how long a session without a connection can be resumed.</summary>
    public static readonly TimeSpan Retention = TimeSpan.FromSeconds(120);

    private readonly object _gate = new();
    private readonly Queue<(OutgoingMessage Message, DateTimeOffset At)> _undelivered = new();
    private WebSocketConnection? _connection;
    private DateTimeOffset _lastUsed = clock.GetUtcNow();

    public Guid Id => id;

    public string ApiKey => apiKey;

    /// <summary>
    /// Attaches a connection to the session and sends the greeting and the messages that were missed. A previous connection is aborted.
    /// </summary>
    public void Attach(WebSocketConnection connection, OutgoingMessage greeting)
    {
        WebSocketConnection? before;
        lock (_gate)
        {
            before = _connection == connection ? null : _connection;
            _connection = connection;
            connection.TryPost(greeting with { IsGreeting = true });
            DateTimeOffset now = clock.GetUtcNow();
            while (_undelivered.TryDequeue(out (OutgoingMessage Message, DateTimeOffset At) missed))
            {
                if (now - missed.At <= Retention)
                {
                    connection.TryPost(missed.Message);
                }
            }
        }

        before?.Abort();
    }

    /// <summary>Detaches a lost connection and keeps the messages that it did not send.</summary>
    public void Detach(WebSocketConnection connection, IEnumerable<OutgoingMessage> unsent)
    {
        lock (_gate)
        {
            if (_connection == connection)
            {
                _connection = null;
                _lastUsed = clock.GetUtcNow();
            }
        }

        foreach (OutgoingMessage message in unsent)
        {
            Deliver(message.WithoutFaults);
        }
    }

    /// <summary>Sends the message, or keeps it while there is no connection.</summary>
    public void Deliver(OutgoingMessage message)
    {
        lock (_gate)
        {
            if (_connection is not { } connection || !connection.TryPost(message))
            {
                Keep(message);
            }
        }
    }

    /// <summary>Keeps messages whose connection a fault dropped.</summary>
    public void KeepAll(IEnumerable<OutgoingMessage> messages)
    {
        lock (_gate)
        {
            foreach (OutgoingMessage message in messages)
            {
                Keep(message);
            }
        }
    }

    public bool IsExpired(DateTimeOffset now)
    {
        lock (_gate)
        {
            return _connection is null && now - _lastUsed > Retention;
        }
    }

    private void Keep(OutgoingMessage message)
    {
        _lastUsed = clock.GetUtcNow();
        _undelivered.Enqueue((message.WithoutFaults, _lastUsed));
    }
}
