namespace Runware.Wan25.Simulation.Worlds;

/// <summary>
/// Tells when nothing else can run. The whole process has one pool thread (see <see cref="Running.ShardProcess"/>), and all of the world
/// runs on it. So while this runs nothing else does, and when the queues are empty nothing will until the clock moves. That also makes the
/// order of everything repeatable.
/// </summary>
internal sealed class Idle : IThreadPoolWorkItem
{
    // Far more than a world ever has to do at one moment: beyond it something goes round in circles without a request or a timer.
    private const int MaxRounds = 100_000;

    private readonly TaskCompletionSource _reached = new();
    private int _rounds;

    public static Task Async()
    {
        var idle = new Idle();
        ThreadPool.UnsafeQueueUserWorkItem(idle, preferLocal: false);
        return idle._reached.Task;
    }

    public static void ThrowIfThereAreMoreThreads()
    {
        ThreadPool.GetMaxThreads(out var workers, out _);
        if (workers != 1)
        {
            throw new InvalidOperationException($"A world needs a process with one pool thread; this one may have {workers}.");
        }
    }

    void IThreadPoolWorkItem.Execute()
    {
        if (ThreadPool.PendingWorkItemCount == 0)
        {
            _reached.SetResult();
        }
        else if (++_rounds > MaxRounds)
        {
            _reached.SetException(new InvalidOperationException("Something goes round in circles, and the clock stands still."));
        }
        else
        {
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        }
    }
}
