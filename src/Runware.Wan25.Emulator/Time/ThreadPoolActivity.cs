using System.Diagnostics;
using ThreadState = System.Diagnostics.ThreadState;

namespace Runware.Wan25.Emulator;

/// <summary>
/// Reads the number of busy threads from the thread pool, for systems that provide less information about threads than Linux.
/// </summary>
internal sealed class ThreadPoolActivity : ThreadActivity
{
    // One observation may fall between two work items; several in a row do not.
    private const int Looks = 5;

    private static readonly TimeSpan CloserLookInterval = TimeSpan.FromMilliseconds(50);

    private long _lastIdle = TimeProvider.System.GetTimestamp();

    // Threads that are blocked for long, such as those of a test runner that waits for its tests, are busy for the pool, but not working.
    // This is only a number: work that begins at the moment at which one of them ends is noticed at the next observation with fewer busy
    // threads.
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

    /// <summary>Counts the busy threads as blocked if no thread of the process is working. This takes long.</summary>
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
