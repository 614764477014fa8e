namespace Runware.Wan25.Benchmarks.Measuring;

/// <summary>
/// The system's clock, but short waits take no time: it jumps ahead instead, so that what a wait costs is measured without the kernel's
/// part in it.
/// </summary>
internal sealed class JumpingClock(TimeSpan maxJump) : TimeProvider
{
    private readonly TimeSpan _maxJump = maxJump;
    private long _ahead;

    public override long GetTimestamp() => System.GetTimestamp() + Interlocked.Read(ref _ahead);

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    private sealed class Timer(JumpingClock clock, TimerCallback callback, object? state) : ITimer, IThreadPoolWorkItem
    {
        private ITimer? _slow;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            if (dueTime > clock._maxJump)
            {
                _slow ??= System.CreateTimer(callback, state, dueTime, period);
                return _slow.Change(dueTime, period);
            }

            if (dueTime >= TimeSpan.Zero)
            {
                Interlocked.Add(ref clock._ahead, (long)Math.Ceiling(dueTime.TotalSeconds * System.TimestampFrequency));
                ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
            }

            return true;
        }

        public void Execute() => callback(state);

        public void Dispose() => _slow?.Dispose();

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
