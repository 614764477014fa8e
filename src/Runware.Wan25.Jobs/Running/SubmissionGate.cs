namespace Runware.Wan25.Jobs.Running;

/// <summary>Holds back what this node would submit while the service has asked for patience: one 429 is an answer to all of it.</summary>
internal sealed class SubmissionGate(TimeProvider clock)
{
    private readonly object _lock = new();
    private DateTimeOffset _openFrom = DateTimeOffset.MinValue;

    public void Hold(TimeSpan pause)
    {
        lock (_lock)
        {
            DateTimeOffset until = clock.GetUtcNow() + pause;
            _openFrom = until > _openFrom ? until : _openFrom;
        }
    }

    public async Task PassAsync(CancellationToken cancellationToken)
    {
        while (Remaining() is var pause && pause > TimeSpan.Zero)
        {
            await Task.Delay(pause, clock, cancellationToken).ConfigureAwait(false);
        }
    }

    private TimeSpan Remaining()
    {
        lock (_lock)
        {
            return _openFrom - clock.GetUtcNow();
        }
    }
}
