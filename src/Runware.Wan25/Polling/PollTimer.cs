namespace Runware.Wan25.Polling;

/// <summary>
/// One timer that fires at the earliest time it was set for, and never before the end of a pause that the service requested.
/// </summary>
internal sealed class PollTimer : IDisposable
{
    private readonly TimeProvider _clock;
    private readonly ITimer _timer;
    private readonly Action _elapsed;
    private long _setFor = long.MaxValue;
    private long _pausedUntil = long.MinValue;

    public PollTimer(TimeProvider clock, Action elapsed)
    {
        _clock = clock;
        _elapsed = elapsed;
        using (ExecutionContext.SuppressFlow())
        {
            // It fires for all operations: it must not run in the execution context of the first subscriber.
            _timer = clock.CreateTimer(
                static state => ((PollTimer)state!).OnElapsed(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }

    public long Now => _clock.GetTimestamp();

    public bool IsPaused => Now < Volatile.Read(ref _pausedUntil);

    public long After(TimeSpan delay) => Now + Ticks(delay);

    public long Ticks(TimeSpan time) => (long)(time.TotalSeconds * _clock.TimestampFrequency);

    public void Pause(TimeSpan time) => Volatile.Write(ref _pausedUntil, Math.Max(_pausedUntil, After(time)));

    /// <summary>Sets it, unless it fires earlier anyway.</summary>
    public void SetFor(long due)
    {
        due = Math.Max(due, Volatile.Read(ref _pausedUntil));
        if (due >= Volatile.Read(ref _setFor))
        {
            return;
        }

        Volatile.Write(ref _setFor, due);
        var left = TimeSpan.FromTicks((long)Math.Ceiling((due - Now) * (double)TimeSpan.TicksPerSecond / _clock.TimestampFrequency));
        _timer.Change(Deadline.ForTimer(left), Timeout.InfiniteTimeSpan);
    }

    public void Dispose() => _timer.Dispose();

    private void OnElapsed()
    {
        Volatile.Write(ref _setFor, long.MaxValue);
        _elapsed();
    }
}
