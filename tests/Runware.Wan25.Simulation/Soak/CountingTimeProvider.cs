namespace Runware.Wan25.Simulation.Soak;

/// <summary>The system's clock, with a count of the timers that are set through it and neither fired nor disposed.</summary>
internal sealed class CountingTimeProvider : TimeProvider
{
    private int _active;

    public int ActiveTimers => Volatile.Read(ref _active);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new CountingTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    private sealed class CountingTimer : ITimer
    {
        private readonly object _gate = new();
        private readonly CountingTimeProvider _owner;
        private readonly TimerCallback _callback;
        private readonly object? _state;
        private readonly ITimer _inner;
        private bool _isActive;
        private bool _repeats;

        public CountingTimer(CountingTimeProvider owner, TimerCallback callback, object? state)
        {
            (_owner, _callback, _state) = (owner, callback, state);
            _inner = System.CreateTimer(_ => Fire(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (_gate)
            {
                var changed = _inner.Change(dueTime, period);
                _repeats = period != Timeout.InfiniteTimeSpan && period != TimeSpan.Zero;
                Mark(changed && dueTime != Timeout.InfiniteTimeSpan);
                return changed;
            }
        }

        public void Dispose()
        {
            lock (_gate)
            {
                Mark(false);
            }

            _inner.Dispose();
        }

        public async ValueTask DisposeAsync()
        {
            Dispose();
            await _inner.DisposeAsync();
        }

        private void Fire()
        {
            lock (_gate)
            {
                Mark(_isActive && _repeats);
            }

            _callback(_state);
        }

        private void Mark(bool isActive)
        {
            if (_isActive != isActive)
            {
                _isActive = isActive;
                Interlocked.Add(ref _owner._active, isActive ? 1 : -1);
            }
        }
    }
}
