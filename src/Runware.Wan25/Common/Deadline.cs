namespace Runware.Wan25.Common;

/// <summary>A point on the client's clock, or none.</summary>
internal readonly struct Deadline(TimeSpan timeout, TimeProvider clock)
{
    /// <summary>The longest delay that the runtime's timers accept.</summary>
    public static readonly TimeSpan MaxTimerDelay = TimeSpan.FromMilliseconds(uint.MaxValue - 1);

    private readonly long _start = clock.GetTimestamp();

    public static Deadline After(TimeSpan timeout, TimeProvider clock) => new(timeout, clock);

    /// <summary>Gets whether it was never set: <see langword="default"/>.</summary>
    public bool IsUnset => clock is null;

    public TimeSpan Elapsed => clock.GetElapsedTime(_start);

    public bool HasPassed => Remaining == TimeSpan.Zero;

    /// <summary>Gets the remaining time, at least zero; <see cref="Timeout.InfiniteTimeSpan"/> when there is no deadline.</summary>
    public TimeSpan Remaining => timeout == Timeout.InfiniteTimeSpan
        ? Timeout.InfiniteTimeSpan
        : TimeSpan.FromTicks(Math.Max(0, (timeout - Elapsed).Ticks));

    /// <summary>Cuts a delay to what a timer accepts. What is due later is not due yet when it fires, and sets it again.</summary>
    public static TimeSpan ForTimer(TimeSpan delay) =>
        delay < TimeSpan.Zero ? TimeSpan.Zero : delay > MaxTimerDelay ? MaxTimerDelay : delay;

    /// <summary>
    /// Determines whether a requested delay is longer than a limit, which may be <see cref="Timeout.InfiniteTimeSpan"/>, or than any timer
    /// accepts.
    /// </summary>
    public static bool IsTooLong(TimeSpan? delay, TimeSpan limit) =>
        delay > MaxTimerDelay || (limit != Timeout.InfiniteTimeSpan && delay > limit);

    /// <summary>Determines whether a requested delay would end after the deadline, or is longer than any timer accepts.</summary>
    public bool IsTooLong(TimeSpan? delay) => delay is not null && IsTooLong(delay, Remaining);
}
