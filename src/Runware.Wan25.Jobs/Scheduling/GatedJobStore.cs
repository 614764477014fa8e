using Quartz.Impl.AdoJobStore;
using Runware.Wan25.Jobs.Storage;

namespace Runware.Wan25.Jobs.Scheduling;

/// <summary>
/// Quartz's store, behind the gate that we pass too. Left to itself it takes an in-process lock of its own for SQLite, which it holds while it waits for the file's only
/// writer; when that is us, waiting for Quartz's lock inside a transaction that Quartz has joined, neither moves.
/// </summary>
internal sealed class GatedJobStore(WriterGate gate) : JobStoreTX
{
    protected override ISemaphore LockHandler
    {
        get => gate;
        set
        {
        }
    }
}
