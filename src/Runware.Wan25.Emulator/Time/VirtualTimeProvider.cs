namespace Runware.Wan25.Emulator;

/// <summary>
/// Represents a clock that stands still until <see cref="Advance"/> moves it, so that a generation of ten minutes is tested in
/// milliseconds. Pass the same instance to <see cref="RunwareEmulatorOptions.TimeProvider"/> and to the code under test.
/// </summary>
/// <remarks>
/// Instances are thread-safe; creating, changing and disposing a timer cost O(log n). Callbacks run on the thread that advances, outside
/// every lock. What they wake, such as a continuation of <c>Task.Delay</c>, runs on the thread pool and may still be running when
/// <see cref="Advance"/> returns: a test that needs a strict order advances step by step, to <see cref="UntilNextTimer"/>, and waits for
/// that work in between, as <see cref="VirtualTimeProviderExtensions.RunAsync{T}"/> does.
/// </remarks>
public sealed class VirtualTimeProvider : TimeProvider
{
    // The system's limit, and not the SDK's constant for it: were that one wrong, a test with this clock would not pass.
    private static readonly TimeSpan MaxTimerDelay = TimeSpan.FromMilliseconds(uint.MaxValue - 1);

    private readonly object _gate = new();
    private readonly object _advancing = new();
    private readonly TimerHeap _timers = new();
    private readonly long _startTicks;
    private long _nowTicks;
    private long _order;
    private long _changes;

    /// <summary>Initializes a clock at 2026-01-01T00:00:00Z.</summary>
    public VirtualTimeProvider()
        : this(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero))
    {
    }

    /// <summary>Initializes a clock at the given time.</summary>
    /// <param name="start">The time at which the clock starts. Its offset is not kept: the clock is always in UTC.</param>
    public VirtualTimeProvider(DateTimeOffset start)
    {
        _startTicks = start.UtcTicks;
        _nowTicks = _startTicks;
    }

    /// <summary>
    /// Gets the number of timers that are set and neither fired nor disposed. A periodic timer counts until it is disposed. A number other
    /// than zero after a test indicates a leak.
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

    /// <summary>Gets the time until the next timer is due.</summary>
    /// <value><see cref="TimeSpan.Zero"/> if one is due now; <see langword="null"/> if none is set.</value>
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

    /// <summary>Gets when the next timer is due.</summary>
    /// <value><see langword="null"/> if none is set.</value>
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

    /// <summary>
    /// The number of times that a timer was set, changed or stopped. While it does not change, no code is working with this clock.
    /// </summary>
    internal long Changes => Interlocked.Read(ref _changes);

    /// <summary>Gets how far the clock has moved since it was created.</summary>
    public TimeSpan Elapsed => TimeSpan.FromTicks(Interlocked.Read(ref _nowTicks) - _startTicks);

    /// <inheritdoc />
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>Gets the time zone, which is always UTC, so that no test depends on the machine that it runs on.</summary>
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <inheritdoc />
    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref _nowTicks), TimeSpan.Zero);

    /// <inheritdoc />
    public override long GetTimestamp() => Interlocked.Read(ref _nowTicks) - _startTicks;

    /// <summary>
    /// Moves the clock and fires the timers that fall due, the earliest first and each at its own due time, including timers that are set
    /// meanwhile. An advance by zero fires the timers that are due now.
    /// </summary>
    /// <param name="time">How far to move the clock. Not negative.</param>
    /// <returns>The number of callbacks that ran.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="time"/> is negative.</exception>
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
        // As strict as the system's timers, so that a delay that those refuse does not pass a test.
        ArgumentOutOfRangeException.ThrowIfLessThan(dueTime, Timeout.InfiniteTimeSpan);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(dueTime, MaxTimerDelay);
        ArgumentOutOfRangeException.ThrowIfLessThan(period, Timeout.InfiniteTimeSpan);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(period, MaxTimerDelay);
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
