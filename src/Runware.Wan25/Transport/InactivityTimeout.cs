namespace Runware.Wan25.Transport;

/// <summary>
/// Ends one attempt when it stands still: restarted with each piece of the body that moves, it counts from the last byte. It serves one attempt after the other,
/// as long as they end before their time.
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
        Restart = Rewind;
        using (ExecutionContext.SuppressFlow())
        {
            _timer = clock.CreateTimer(static state => ((InactivityTimeout)state!).Ring(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }

    public CancellationToken Token => _source.Token;

    public bool HasExpired { get; private set; }

    public Action Restart { get; }

    public void Begin(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            _isRunning = true;
            Rewind();
        }

        _caller = cancellationToken.UnsafeRegister(static state => ((InactivityTimeout)state!).Cancel(), this);
    }

    /// <summary>Stops counting while something other than the host is waited for. <see cref="Resume"/> gives the whole time again.</summary>
    public void Pause()
    {
        lock (_gate)
        {
            _isRunning = false;
        }
    }

    /// <summary>Counts again, from the beginning.</summary>
    public void Resume()
    {
        lock (_gate)
        {
            _isRunning = true;
            Rewind();
        }
    }

    /// <summary>Ends the attempt, and says whether the timer may serve another.</summary>
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

    private void Rewind()
    {
        Volatile.Write(ref _restarted, _clock.GetTimestamp());
        _timer.Change(_timeout, Timeout.InfiniteTimeSpan);
    }

    private void Ring()
    {
        lock (_gate)
        {
            if (!_isRunning)
            {
                return;
            }

            // Set by an attempt that has ended meanwhile, or a little early: it is the time since the last byte that counts.
            var left = _timeout - _clock.GetElapsedTime(Volatile.Read(ref _restarted));
            if (left > TimeSpan.Zero)
            {
                _timer.Change(left, Timeout.InfiniteTimeSpan);
                return;
            }

            HasExpired = true;
        }

        Cancel();
    }

    private void Cancel()
    {
        try
        {
            _source.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The attempt ended while its time ran out: there is nothing left to end.
        }
    }

    public void Dispose()
    {
        _caller.Dispose();
        _timer.Dispose();
        _source.Dispose();
    }
}
