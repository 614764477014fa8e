namespace Runware.Wan25.Jobs.Running;

/// <summary>
/// Holds back this node's submissions after the service refused one for a reason that applies to all of them, such as a 429.
/// </summary>
internal sealed class SubmissionGate(TimeProvider clock)
{
    private readonly object _lock = new();
    private readonly long _zero = clock.GetTimestamp();

    // Since the start of the process: the time of day can be set back.
    private TimeSpan _openFrom;

    public void Hold(TimeSpan delay)
    {
        lock (_lock)
        {
            TimeSpan until = clock.GetElapsedTime(_zero) + delay;
            _openFrom = until > _openFrom ? until : _openFrom;
        }
    }

    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        while (GetRemainingDelay() is var delay && delay > TimeSpan.Zero)
        {
            await Task.Delay(delay, clock, cancellationToken).ConfigureAwait(false);
        }
    }

    private TimeSpan GetRemainingDelay()
    {
        lock (_lock)
        {
            return _openFrom - clock.GetElapsedTime(_zero);
        }
    }
}
