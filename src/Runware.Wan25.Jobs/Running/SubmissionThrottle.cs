namespace Runware.Wan25.Jobs.Running;

/// <summary>
/// Holds back this node's submissions after the service refused one for a reason that applies to all of them, such as a 429.
/// </summary>
internal sealed class SubmissionThrottle(TimeProvider clock)
{
    private readonly Lock _lock = new();

    // A timestamp: the time of day can be set back.
    private long _openFrom = clock.GetTimestamp();

    public void Hold(TimeSpan delay)
    {
        lock (_lock)
        {
            _openFrom = Math.Max(_openFrom, clock.GetTimestamp() + (long)(delay.TotalSeconds * clock.TimestampFrequency));
        }
    }

    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        while (clock.GetElapsedTime(clock.GetTimestamp(), Volatile.Read(ref _openFrom)) is { Ticks: > 0 } delay)
        {
            await Task.Delay(delay, clock, cancellationToken).ConfigureAwait(false);
        }
    }
}
