namespace Runware.Wan25.Emulator;

/// <summary>
/// A clock that stands still until <see cref="Advance"/> moves it: with it, a generation of ten minutes is tested in milliseconds. Give the
/// same instance to <see cref="RunwareEmulatorOptions.TimeProvider"/> and to the code under test.
/// </summary>
/// <remarks>
/// Thread safe; creating, changing and disposing a timer cost O(log n). Callbacks run on the thread that advances, outside every lock, but
/// what they wake (a continuation of <c>Task.Delay</c>, say) runs on the thread pool and may still be at work when <see cref="Advance"/>
/// returns: a test that needs strict order advances step by step, to <see cref="UntilNextTimer"/>, and waits for the awakened work in
/// between.
/// </remarks>
public sealed class VirtualTimeProvider : TimeProvider
{
    private static readonly TimeSpan LongestTimer = TimeSpan.FromMilliseconds(uint.MaxValue - 1);

    private readonly object _gate = new();
    private readonly object _advancing = new();
    private readonly TimerHeap _timers = new();
    private readonly long _startTicks;
    private long _nowTicks;
    private long _order;
    private long _changes;

    /// <summary>Makes a clock that shows 2026-01-01T00:00:00Z.</summary>
    public VirtualTimeProvider()
        : this(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero))
    {
    }

    /// <summary>Makes a clock that shows the given moment.</summary>
    /// <param name="start">What the clock shows first.</param>
    public VirtualTimeProvider(DateTimeOffset start)
    {
        _startTicks = start.UtcTicks;
        _nowTicks = _startTicks;
    }

    /// <summary>
    /// How many timers are set and not yet fired or disposed (a periodic one counts until it is disposed). Zero after a test means: no
    /// leak.
    /// </summary>
    public int ActiveTimers
    {
        get
        {
            lock (_gate)
            {
                return _timers.Count;
            }
        }
    }

    /// <summary>How far to advance until the next timer is due; zero if one is due now; null if none is set.</summary>
    public TimeSpan? UntilNextTimer
    {
        get
        {
            lock (_gate)
            {
                return _timers.First is { } first ? TimeSpan.FromTicks(Math.Max(0, first.DueTicks - _nowTicks)) : null;
            }
        }
    }

    /// <summary>When the next timer is due; null if none is set.</summary>
    public DateTimeOffset? NextDue
    {
        get
        {
            lock (_gate)
            {
                return _timers.First is { } first ? new DateTimeOffset(first.DueTicks, TimeSpan.Zero) : null;
            }
        }
    }

    /// <summary>How often a timer was set, changed or stopped: while it stands still, nothing on this clock is at work.</summary>
    internal long Changes => Interlocked.Read(ref _changes);

    /// <summary>How far the clock has moved since it was made.</summary>
    public TimeSpan Elapsed => TimeSpan.FromTicks(Interlocked.Read(ref _nowTicks) - _startTicks);

    /// <inheritdoc />
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>Always UTC, so that no test depends on the machine it runs on.</summary>
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <inheritdoc />
    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref _nowTicks), TimeSpan.Zero);

    /// <inheritdoc />
    public override long GetTimestamp() => Interlocked.Read(ref _nowTicks) - _startTicks;

    /// <summary>
    /// Moves the clock and fires what falls due, earliest first, each timer at its own due time, timers that were set on the way included.
    /// An advance by zero fires what is due now.
    /// </summary>
    /// <param name="time">How far; not negative.</param>
    /// <returns>The number of callbacks that ran.</returns>
    public int Advance(TimeSpan time)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(time, TimeSpan.Zero);
        lock (_advancing)
        {
            long target = Interlocked.Read(ref _nowTicks) + time.Ticks;
            int fired = 0;
            while (TakeDue(target) is { } timer)
            {
                timer.Fire();
                fired++;
            }

            return fired;
        }
    }

    /// <inheritdoc />
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentNullException.ThrowIfNull(callback);
        var timer = new VirtualTimer(this, callback, state);
        Set(timer, dueTime, period);
        return timer;
    }

    /// <summary>Determines whether a timer is due in exactly <paramref name="time"/> from now.</summary>
    internal bool HasTimerIn(TimeSpan time)
    {
        lock (_gate)
        {
            return _timers.IsAnyDue(_nowTicks + time.Ticks);
        }
    }

    internal bool Set(VirtualTimer timer, TimeSpan dueTime, TimeSpan period)
    {
        // As strict as the system's timers, so that a delay which those refuse does not pass every test.
        ArgumentOutOfRangeException.ThrowIfLessThan(dueTime, Timeout.InfiniteTimeSpan);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(dueTime, LongestTimer);
        ArgumentOutOfRangeException.ThrowIfLessThan(period, Timeout.InfiniteTimeSpan);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(period, LongestTimer);
        lock (_gate)
        {
            if (timer.IsDisposed)
            {
                return false;
            }

            _changes++;
            _timers.Remove(timer);
            timer.PeriodTicks = Math.Max(0, period.Ticks);
            if (dueTime != Timeout.InfiniteTimeSpan)
            {
                Enqueue(timer, _nowTicks + dueTime.Ticks);
            }

            return true;
        }
    }

    internal void Remove(VirtualTimer timer)
    {
        lock (_gate)
        {
            _changes++;
            timer.IsDisposed = true;
            _timers.Remove(timer);
        }
    }

    private VirtualTimer? TakeDue(long target)
    {
        lock (_gate)
        {
            if (_timers.First is not { } first || first.DueTicks > target)
            {
                Interlocked.Exchange(ref _nowTicks, Math.Max(_nowTicks, target));
                return null;
            }

            _timers.Remove(first);
            Interlocked.Exchange(ref _nowTicks, Math.Max(_nowTicks, first.DueTicks));
            if (first.PeriodTicks > 0)
            {
                Enqueue(first, first.DueTicks + first.PeriodTicks);
            }

            return first;
        }
    }

    private void Enqueue(VirtualTimer timer, long dueTicks)
    {
        timer.DueTicks = dueTicks;
        timer.Order = _order++;
        _timers.Add(timer);
    }
}
