namespace Runware.Wan25.AspNetCore.Health;

/// <summary>
/// Shares one ping among all health checks within a few seconds. A check that is canceled does not end the ping, and the ping has a timeout
/// of its own, because the client retries for longer than a probe waits.
/// </summary>
internal sealed class ServicePing(IWan25Client client, TimeProvider clock, TimeSpan timeout, TimeSpan freshness)
{
    private readonly object _lock = new();
    private Task<Exception?>? _latest;
    private long _endedAt;

    /// <returns>The error, or <see langword="null"/> if the service responded.</returns>
    public Task<Exception?> CheckAsync(CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (_latest is null || (_latest.IsCompleted && clock.GetElapsedTime(Volatile.Read(ref _endedAt)) >= freshness))
            {
                _latest = Task.Run(PingAsync, CancellationToken.None);
            }

            return _latest.WaitAsync(cancellationToken);
        }
    }

    private async Task<Exception?> PingAsync()
    {
        using var limit = new CancellationTokenSource(timeout, clock);
        try
        {
            await client.PingAsync(limit.Token).ConfigureAwait(false);
            return null;
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            return new TimeoutException($"No response within {timeout.TotalSeconds:0.###} seconds.");
        }
        catch (Exception exception)
        {
            return exception;
        }
        finally
        {
            Volatile.Write(ref _endedAt, clock.GetTimestamp());
        }
    }
}
