namespace Runware.Wan25.Polling;

/// <summary>One timer that rings at the earliest time it was set for, and never before the end of a pause that the service asked for.</summary>
internal sealed class Alarm : IDisposable
{
    // A service that asks for more is not believed: every operation of this client would stand still, and no timer takes a century.
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(1);

    private readonly TimeProvider _clock;
    private readonly ITimer _timer;
    private readonly Action _ring;
    private long _setFor = long.MaxValue;
    private long _pausedUntil = long.MinValue;

    public Alarm(TimeProvider clock, Action ring)
    {
        _clock = clock;
        _ring = ring;
        using (ExecutionContext.SuppressFlow())
        {
            // It rings for everybody: it must not run in the context of whoever happened to come first.
            _timer = clock.CreateTimer(static state => ((Alarm)state!).Ring(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }

    public long Now => _clock.GetTimestamp();

    public bool IsPaused => Now < Volatile.Read(ref _pausedUntil);

    public long After(TimeSpan delay) => Now + Ticks(delay);

    public long Ticks(TimeSpan time) => (long)(time.TotalSeconds * _clock.TimestampFrequency);

    public void Pause(TimeSpan time) => Volatile.Write(ref _pausedUntil, Math.Max(_pausedUntil, After(time < LongestPause ? time : LongestPause)));

    /// <summary>Sets it, unless it rings earlier anyway.</summary>
    public void SetFor(long due)
    {
        due = Math.Max(due, Volatile.Read(ref _pausedUntil));
        if (due >= Volatile.Read(ref _setFor))
        {
            return;
        }

        Volatile.Write(ref _setFor, due);
        var left = TimeSpan.FromTicks((long)Math.Ceiling((due - Now) * (double)TimeSpan.TicksPerSecond / _clock.TimestampFrequency));
        _timer.Change(left > TimeSpan.Zero ? left : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
    }

    public void Dispose() => _timer.Dispose();

    private void Ring()
    {
        Volatile.Write(ref _setFor, long.MaxValue);
        _ring();
    }
}
