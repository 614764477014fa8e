namespace Runware.Wan25.Downloads;

/// <summary>Bounds the time that one download waits for others. It stands still while the destination writes.</summary>
internal sealed class DownloadTimeLimit : IDisposable
{
    private readonly TimeProvider _clock;
    private readonly CancellationTokenSource _limit;
    private readonly CancellationTokenSource _limitOrCaller;
    private TimeSpan _left;
    private long _resumedAt;

    public DownloadTimeLimit(TimeSpan timeout, TimeProvider clock, CancellationToken cancellationToken)
    {
        _clock = clock;
        _left = timeout;
        _limit = new CancellationTokenSource(Timeout.InfiniteTimeSpan, clock);
        _limitOrCaller = CancellationTokenSource.CreateLinkedTokenSource(_limit.Token, cancellationToken);
        Resume();
    }

    /// <summary>Canceled by the limit or by the caller.</summary>
    public CancellationToken Token => _limitOrCaller.Token;

    public bool Allows(TimeSpan wait) =>
        wait <= (_left == Timeout.InfiniteTimeSpan ? Deadline.LongestTimer : _left - _clock.GetElapsedTime(_resumedAt));

    public void Pause()
    {
        if (_left != Timeout.InfiniteTimeSpan)
        {
            _left = TimeSpan.FromTicks(Math.Max(0, (_left - _clock.GetElapsedTime(_resumedAt)).Ticks));
            _limit.CancelAfter(Timeout.InfiniteTimeSpan);
        }
    }

    public void Resume()
    {
        _resumedAt = _clock.GetTimestamp();
        if (_left == TimeSpan.Zero)
        {
            _limit.Cancel();
        }
        else
        {
            _limit.CancelAfter(_left);
        }
    }

    public void Dispose()
    {
        _limitOrCaller.Dispose();
        _limit.Dispose();
    }
}
