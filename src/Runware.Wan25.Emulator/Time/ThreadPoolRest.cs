namespace Runware.Wan25.Emulator;

/// <summary>Tells whether the thread pool is at rest: nothing is queued, and nobody is at work but the one who asks.</summary>
internal static class ThreadPoolRest
{
    // About half a second of questions.
    private const int TurnsToLearn = 400;

    // Threads that are blocked for good, such as those of a test runner that waits for its tests, are no work.
    private static int _alwaysBusy = 1;
    private static int _turnsInVain;

    public static bool IsReached()
    {
        if (ThreadPool.PendingWorkItemCount > 0)
        {
            return false;
        }

        ThreadPool.GetMaxThreads(out int all, out _);
        ThreadPool.GetAvailableThreads(out int idle, out _);
        int busy = all - idle;
        if (busy > Volatile.Read(ref _alwaysBusy))
        {
            if (Interlocked.Increment(ref _turnsInVain) < TurnsToLearn)
            {
                return false;
            }

            Volatile.Write(ref _alwaysBusy, busy);
        }

        Volatile.Write(ref _turnsInVain, 0);
        return true;
    }
}
