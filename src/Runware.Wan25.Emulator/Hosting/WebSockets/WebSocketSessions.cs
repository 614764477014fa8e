namespace Runware.Wan25.Emulator;

/// <summary>The sessions that clients can resume.</summary>
internal sealed class WebSocketSessions(TimeProvider clock, long seed)
{
    private readonly object _gate = new();
    private readonly Dictionary<Guid, WebSocketSession> _sessions = [];
    private long _opened;

    /// <summary>Resumes a session that the key opened within <see cref="WebSocketSession.Retention"/>, or opens a new one.</summary>
    public WebSocketSession Open(string apiKey, Guid? resumed)
    {
        lock (_gate)
        {
            DateTimeOffset now = clock.GetUtcNow();
            foreach (WebSocketSession old in _sessions.Values.Where(session => session.IsExpired(now)).ToList())
            {
                _sessions.Remove(old.Id);
            }

            if (resumed is { } wanted && _sessions.TryGetValue(wanted, out WebSocketSession? session) && session.ApiKey == apiKey)
            {
                return session;
            }

            session = new WebSocketSession(DeterministicRandom.Uuid(seed, "connection session", ++_opened), apiKey, clock);
            _sessions.Add(session.Id, session);
            return session;
        }
    }
}
