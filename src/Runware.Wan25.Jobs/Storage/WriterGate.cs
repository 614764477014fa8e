using System.Diagnostics.CodeAnalysis;
using Quartz.Impl.AdoJobStore;

namespace Runware.Wan25.Jobs.Storage;

/// <summary>
/// Admits one writer at a time to a database that supports no more. Waiting here needs no thread, whereas waiting inside SQLite would block
/// threads that the writer needs. Quartz uses it as its lock, and this package enters it before its own transactions.
/// </summary>
[SuppressMessage(
    "Design",
    "CA1001:Types that own disposable fields should be disposable",
    Justification = "A waiter of a disposed semaphore, such as Quartz, would wait forever; without a wait handle it holds no resource.")]
internal sealed class WriterGate : ISemaphore
{
    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly AsyncLocal<bool> _isInside = new();
    private Guid _owner;
    private int _depth;

    /// <summary>Quartz obtains this lock before it opens a connection.</summary>
    public bool RequiresConnection => false;

    public Task EnterAsync(CancellationToken cancellationToken) => _gate.WaitAsync(cancellationToken);

    public void Leave() => _gate.Release();

    /// <summary>
    /// Lets Quartz pass in calls made from here, because the caller is inside. Not async: the flag must flow to the caller.
    /// </summary>
    public void LetQuartzPass() => _isInside.Value = true;

    public async Task<bool> ObtainLock(
        Guid requestorId, ConnectionAndTransactionHolder? conn, string lockName, CancellationToken cancellationToken = default)
    {
        if (_isInside.Value)
        {
            return true;
        }

        // Only the owner can find its own id here, and it obtains its locks one after the other.
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
