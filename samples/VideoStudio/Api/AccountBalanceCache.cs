using Runware.Wan25;

namespace VideoStudio;

/// <summary>Reads the balance of the account for all connected browsers, at most once in a few seconds.</summary>
internal sealed class AccountBalanceCache(IWan25Client client, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(5);
    private readonly SemaphoreSlim _reading = new(1, 1);
    private decimal? _balance;
    private long? _readAt;

    /// <summary>Gets the balance in US dollars, or null if the service does not say.</summary>
    public async Task<decimal?> GetAsync(CancellationToken cancellationToken)
    {
        await _reading.WaitAsync(cancellationToken);
        try
        {
            if (_readAt is not { } readAt || clock.GetElapsedTime(readAt) >= Lifetime)
            {
                _balance = await ReadAsync(cancellationToken);
                _readAt = clock.GetTimestamp();
            }

            return _balance;
        }
        finally
        {
            _reading.Release();
        }
    }

    public void Dispose() => _reading.Dispose();

    // The page does without a balance; an order does not depend on it.
    private async Task<decimal?> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            return (await client.GetBalanceAsync(cancellationToken)).Amount;
        }
        catch (RunwareException)
        {
            return null;
        }
    }
}
