namespace Runware.Wan25.Benchmarks.Measuring;

/// <summary>The most managed memory in use above what there was before, garbage that nobody has collected yet included.</summary>
internal sealed class MemoryPeak : IDisposable
{
    private readonly long _idle = GC.GetTotalMemory(forceFullCollection: true);
    private readonly long _allocatedBefore = GC.GetTotalAllocatedBytes(precise: true);
    private readonly Thread _watcher;
    private volatile bool _isOver;
    private long _peak;

    public MemoryPeak()
    {
        _watcher = new Thread(Watch) { IsBackground = true };
        _watcher.Start();
    }

    /// <summary>
    /// In bytes. Never more than was allocated in the meantime: the heap is counted in steps of its thread's allocation contexts.
    /// </summary>
    public double Stop()
    {
        _isOver = true;
        _watcher.Join();
        Look();
        return Math.Min(_peak, GC.GetTotalAllocatedBytes(precise: true) - _allocatedBefore);
    }

    public void Dispose() => _isOver = true;

    private void Watch()
    {
        using var never = new ManualResetEventSlim();
        while (!_isOver)
        {
            Look();
            never.Wait(TimeSpan.FromMilliseconds(1));
        }
    }

    private void Look() => _peak = Math.Max(_peak, GC.GetTotalMemory(forceFullCollection: false) - _idle);
}
