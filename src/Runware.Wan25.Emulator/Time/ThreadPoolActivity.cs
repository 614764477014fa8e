using System.Diagnostics;
using ThreadState = System.Diagnostics.ThreadState;

namespace Runware.Wan25.Emulator;

/// <summary>Asks the thread pool how many of its threads are busy, for systems that tell less about threads than Linux does.</summary>
internal sealed class ThreadPoolActivity : ThreadActivity
{
    // One look may fall into the moment between two items of work; several in a row do not.
    private const int Looks = 5;

    private static readonly TimeSpan CloserLookInterval = TimeSpan.FromMilliseconds(50);

    private long _lastIdle = TimeProvider.System.GetTimestamp();

    // Threads that are blocked for long, such as those of a test runner that waits for its tests, are busy for the pool, but not at work.
    // It is only a number: work that begins in the moment in which one of them ends is seen after the next look in which fewer are busy.
    private int _blocked;

    public override bool IsIdle()
    {
        if (TimeProvider.System.GetElapsedTime(_lastIdle) > CloserLookInterval)
        {
            _lastIdle = TimeProvider.System.GetTimestamp();
            LookCloser();
        }

        for (int look = 0; look < Looks; look++)
        {
            int busy = Busy();
            _blocked = Math.Min(_blocked, busy);
            if (ThreadPool.PendingWorkItemCount != 0 || busy > _blocked)
            {
                return false;
            }

            Thread.Yield();
        }

        _lastIdle = TimeProvider.System.GetTimestamp();
        return true;
    }

    public override void Disregard() => _blocked = Busy();

    private static int Busy()
    {
        ThreadPool.GetMaxThreads(out int all, out _);
        ThreadPool.GetAvailableThreads(out int idle, out _);
        return all - idle;
    }

    /// <summary>Takes the threads that are busy for blocked ones where none of the process is at work. Takes long.</summary>
    private void LookCloser()
    {
        int busy = Busy();
        using var process = Process.GetCurrentProcess();
        int atWork = process.Threads.Cast<ProcessThread>()
            .Count(thread => thread.ThreadState is not (ThreadState.Wait or ThreadState.Terminated));
        if (atWork <= 1 && ThreadPool.PendingWorkItemCount == 0)
        {
            _blocked = busy;
        }
    }
}
