namespace Runware.Wan25.Common;

/// <summary>A point on the client's clock, or none.</summary>
internal readonly struct Deadline
{
    /// <summary>What the runtime's timers take.</summary>
    public static readonly TimeSpan LongestTimer = TimeSpan.FromMilliseconds(uint.MaxValue - 1);

    private readonly TimeProvider _clock;
    private readonly long _start;
    private readonly TimeSpan _timeout;

    private Deadline(TimeProvider clock, TimeSpan timeout)
    {
        _clock = clock;
        _start = clock.GetTimestamp();
        _timeout = timeout;
    }

    public static Deadline After(TimeSpan timeout, TimeProvider clock) => new(clock, timeout);

    public TimeSpan Elapsed => _clock.GetElapsedTime(_start);

    public bool HasPassed => Remaining == TimeSpan.Zero;

    /// <summary>What is left, not below zero; <see cref="Timeout.InfiniteTimeSpan"/> when there is no end.</summary>
    public TimeSpan Remaining => _timeout == Timeout.InfiniteTimeSpan
        ? Timeout.InfiniteTimeSpan
        : TimeSpan.FromTicks(Math.Max(0, (_timeout - Elapsed).Ticks));

    /// <summary>Whether a wait of this length would end behind the deadline.</summary>
    public bool IsBefore(TimeSpan wait) => Remaining is var left && left != Timeout.InfiniteTimeSpan && wait > left;

    /// <summary>Whether a wait that was asked for would end behind the deadline, or is longer than any timer takes.</summary>
    public bool IsTooLong(TimeSpan? wait) => wait is { } asked && (IsBefore(asked) || asked > LongestTimer);
}
