using System.Diagnostics.CodeAnalysis;
using Quartz.Impl.AdoJobStore;

namespace Runware.Wan25.Jobs.Storage;

/// <summary>
/// One writer at a time, for a database that has no more: those who wait here wait without a thread, whereas inside SQLite they would block the very threads that the writer
/// needs to get done. Quartz takes it as its lock, and we take it before our own transactions.
/// </summary>
[SuppressMessage("Design", "CA1001:Types that own disposable fields should be disposable", Justification = "Whoever waits at a semaphore that is disposed waits for ever, Quartz among them; without a wait handle it holds nothing.")]
internal sealed class WriterGate : ISemaphore
{
    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly AsyncLocal<bool> _isOurs = new();
    private Guid _owner;
    private int _depth;

    /// <summary>Quartz is to take this before it opens a connection.</summary>
    public bool RequiresConnection => false;

    public Task EnterAsync(CancellationToken cancellationToken) => _gate.WaitAsync(cancellationToken);

    public void Leave() => _gate.Release();

    /// <summary>Lets Quartz pass in what is called from here, because the caller is inside. Not async, or the mark would not reach the caller.</summary>
    public void LetQuartzPass() => _isOurs.Value = true;

    public async Task<bool> ObtainLock(Guid requestorId, ConnectionAndTransactionHolder? conn, string lockName, CancellationToken cancellationToken = default)
    {
        if (_isOurs.Value)
        {
            return true;
        }

        // Only the owner can find itself here, and it asks for its locks one after the other.
        if (_owner != requestorId)
        {
            await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
            _owner = requestorId;
        }

        _depth++;
        return true;
    }

    public Task ReleaseLock(Guid requestorId, string lockName, CancellationToken cancellationToken = default)
    {
        if (_owner == requestorId && --_depth == 0)
        {
            _owner = Guid.Empty;
            _gate.Release();
        }

        return Task.CompletedTask;
    }
}
