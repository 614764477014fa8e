namespace Runware.Wan25.AspNetCore.Health;

/// <summary>
/// One ping for everybody who asks within a few seconds. It belongs to none of them: who stops waiting for it does not end it, and it has a time limit of its
/// own, because the client would go on trying for longer than a probe waits.
/// </summary>
internal sealed class ServicePing(IWan25Client client, TimeProvider clock, TimeSpan timeout, TimeSpan freshness)
{
    private readonly object _gate = new();
    private Task<Exception?>? _latest;
    private long _endedAt;

    /// <summary>What went wrong; <see langword="null"/> where the service has answered.</summary>
    public Task<Exception?> CheckAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
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
            return new TimeoutException($"No answer within {timeout.TotalSeconds:0.###} seconds.");
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
