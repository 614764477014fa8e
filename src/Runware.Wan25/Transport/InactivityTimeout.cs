namespace Runware.Wan25.Transport;

/// <summary>
/// Ends one attempt after a time without progress: each piece of the body that moves restarts it. It can be reused as long as the attempts
/// end before their timeout.
/// </summary>
internal sealed class InactivityTimeout : IDisposable
{
    private readonly TimeSpan _timeout;
    private readonly TimeProvider _clock;
    private readonly CancellationTokenSource _source = new();
    private readonly object _gate = new();
    private readonly ITimer _timer;
    private CancellationTokenRegistration _caller;
    private long _restarted;
    private bool _isRunning;

    public InactivityTimeout(TimeSpan timeout, TimeProvider clock)
    {
        _timeout = timeout;
        _clock = clock;
        Restart = RestartTimer;
        using (ExecutionContext.SuppressFlow())
        {
            _timer = clock.CreateTimer(
                static state => ((InactivityTimeout)state!).OnTimer(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }

    public CancellationToken Token => _source.Token;

    public bool HasExpired { get; private set; }

    public Action Restart { get; }

    public void Begin(CancellationToken cancellationToken)
    {
        Resume();
        _caller = cancellationToken.UnsafeRegister(static state => ((InactivityTimeout)state!)._source.CancelQuietly(), this);
    }

    /// <summary>Stops the timeout while the attempt does not wait for the host. <see cref="Resume"/> restarts it in full.</summary>
    public void Pause()
    {
        lock (_gate)
        {
            _isRunning = false;
        }
    }

    public void Resume()
    {
        lock (_gate)
        {
            _isRunning = true;
            RestartTimer();
        }
    }

    /// <summary>Ends the attempt, and returns whether the instance can be reused.</summary>
    public bool TryEnd()
    {
        _caller.Dispose();
        lock (_gate)
        {
            _isRunning = false;
            _timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }

        return !HasExpired && _source.TryReset();
    }

    private void RestartTimer()
    {
        Volatile.Write(ref _restarted, _clock.GetTimestamp());
        _timer.Change(_timeout, Timeout.InfiniteTimeSpan);
    }

    private void OnTimer()
    {
        lock (_gate)
        {
            if (!_isRunning)
            {
                return;
            }

            // The timer may fire early, or for an attempt that has ended: only the time since the last byte counts.
            TimeSpan remaining = _timeout - _clock.GetElapsedTime(Volatile.Read(ref _restarted));
            if (remaining > TimeSpan.Zero)
            {
                _timer.Change(remaining, Timeout.InfiniteTimeSpan);
                return;
            }

            HasExpired = true;
        }

        _source.CancelQuietly();
    }

    public void Dispose()
    {
        _caller.Dispose();
        _timer.Dispose();
        _source.Dispose();
    }
}
