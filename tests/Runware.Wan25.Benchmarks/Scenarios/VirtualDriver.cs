using Runware.Wan25.Emulator;

namespace Runware.Wan25.Benchmarks.Scenarios;

/// <summary>
/// Moves a virtual clock from timer to timer. It is itself an item of the pool's one thread, always behind all others: when it runs and
/// nothing else is queued, everything that needs no time to pass has happened.
/// </summary>
internal sealed class VirtualDriver(VirtualTimeProvider clock, Task until) : IThreadPoolWorkItem
{
    private readonly TaskCompletionSource _done = new();

    public void Run()
    {
        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        _done.Task.GetAwaiter().GetResult();
        until.GetAwaiter().GetResult();
    }

    public void Execute()
    {
        if (ThreadPool.PendingWorkItemCount == 0)
        {
            if (until.IsCompleted || clock.UntilNextTimer is not { } next)
            {
                _done.SetResult();
                return;
            }

            clock.Advance(next);
        }

        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }
}
