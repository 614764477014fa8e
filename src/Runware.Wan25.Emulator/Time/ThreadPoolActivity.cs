namespace Runware.Wan25.Emulator;

/// <summary>Tells whether the thread pool is at rest: nothing is queued, and nobody is at work but the one who asks.</summary>
internal static class ThreadPoolActivity
{
    // Threads that are blocked for good, such as those of a test runner that waits for its tests, are no work.
    private static int _alwaysBusy = 1;

    // One look may fall into the moment between two items of work; several in a row, each behind what was queued before it, do not.
    private const int Looks = 5;

    public static async ValueTask<bool> IsIdleAsync()
    {
        for (int look = 0; look < Looks; look++)
        {
            if (ThreadPool.PendingWorkItemCount != 0 || Busy() > Volatile.Read(ref _alwaysBusy))
            {
                return false;
            }

            await Task.Yield();
        }

        return true;
    }

    /// <summary>Takes the threads that are busy now for threads that always are.</summary>
    public static void Learn() => Volatile.Write(ref _alwaysBusy, Math.Max(_alwaysBusy, Busy()));

    private static int Busy()
    {
        ThreadPool.GetMaxThreads(out int all, out _);
        ThreadPool.GetAvailableThreads(out int idle, out _);
        return all - idle;
    }
}
