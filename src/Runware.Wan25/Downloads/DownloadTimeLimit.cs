namespace Runware.Wan25.Downloads;

/// <summary>Bounds the time that one download waits for others. It stands still while the destination writes.</summary>
internal sealed class DownloadTimeLimit : IDisposable
{
    private readonly TimeProvider _clock;
    private readonly CancellationTokenSource _limit = new();
    private readonly CancellationTokenSource _limitOrCaller;
    private readonly ITimer _timer;
    private TimeSpan _left;
    private Deadline _deadline;

    public DownloadTimeLimit(TimeSpan timeout, TimeProvider clock, CancellationToken cancellationToken)
    {
        _clock = clock;
        _left = timeout;
        _timer = _limit.CancelQuietlyAfter(Timeout.InfiniteTimeSpan, clock);
        _limitOrCaller = CancellationTokenSource.CreateLinkedTokenSource(_limit.Token, cancellationToken);
        Resume();
    }

    /// <summary>Canceled by the limit or by the caller.</summary>
    public CancellationToken Token => _limitOrCaller.Token;

    public bool IsTooLong(TimeSpan? delay) => _deadline.IsTooLong(delay);

    public void Pause()
    {
        _left = _deadline.Remaining;
        _timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public void Resume()
    {
        _deadline = Deadline.After(_left, _clock);
        if (_left == TimeSpan.Zero)
        {
            _limit.CancelQuietly();
        }
        else
        {
            _timer.Change(_left, Timeout.InfiniteTimeSpan);
        }
    }

    public void Dispose()
    {
        _timer.Dispose();
        _limitOrCaller.Dispose();
        _limit.Dispose();
    }
}
