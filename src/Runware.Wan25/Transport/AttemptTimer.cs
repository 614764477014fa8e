namespace Runware.Wan25.Transport;

/// <summary>Ends one attempt when it stands still: restarted with each piece of the body that moves, it counts from the last byte.</summary>
internal sealed class AttemptTimer : IDisposable
{
    private readonly TimeSpan _timeout;
    private readonly CancellationTokenSource _source;
    private readonly ITimer _timer;

    public AttemptTimer(TimeSpan timeout, TimeProvider clock, CancellationToken cancellationToken)
    {
        _timeout = timeout;
        _source = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _timer = clock.CreateTimer(static state => ((AttemptTimer)state!).Expire(), this, timeout, Timeout.InfiniteTimeSpan);
    }

    public CancellationToken Token => _source.Token;

    public bool HasExpired { get; private set; }

    public void Restart() => _timer.Change(_timeout, Timeout.InfiniteTimeSpan);

    private void Expire()
    {
        HasExpired = true;
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
        _timer.Dispose();
        _source.Dispose();
    }
}
