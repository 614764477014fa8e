namespace Runware.Wan25.Emulator;

/// <summary>
/// Watches the process for all waits for idleness, on a thread of its own: other work cannot delay it, and it does not count as work
/// itself.
/// </summary>
internal static class IdleWatchThread
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(1);
    private static readonly List<IdleDetection> Waits = [];
    private static Thread? _thread;

    /// <summary>Adds a wait, which completes as soon as the process is idle, unless it is removed before.</summary>
    public static void Add(IdleDetection wait)
    {
        lock (Waits)
        {
            Waits.Add(wait);
            Monitor.Pulse(Waits);
            if (_thread is null)
            {
                _thread = new Thread(Watch) { IsBackground = true, Name = "Virtual time" };
                _thread.UnsafeStart();
            }
        }
    }

    public static void Remove(IdleDetection wait)
    {
        lock (Waits)
        {
            Waits.Remove(wait);
        }
    }

    private static void Watch()
    {
        var activity = ThreadActivity.Create();
        while (true)
        {
            Sleep();
            List<IdleDetection> waits = Begin();
            bool isIdle = activity.IsIdle();
            waits.ForEach(wait => wait.EndLook(isIdle));
            if (waits.Exists(wait => wait.IsTooLong))
            {
                activity.Disregard();
            }
        }
    }

    /// <summary>
    /// Begins an observation as soon as there is a wait. A wait that is added later must not complete with the result of an earlier
    /// observation.
    /// </summary>
    private static List<IdleDetection> Begin()
    {
        lock (Waits)
        {
            while (Waits.Count == 0)
            {
                Monitor.Wait(Waits);
            }

            Waits.ForEach(wait => wait.BeginLook());
            return [.. Waits];
        }
    }

    private static void Sleep()
    {
#pragma warning disable RS0030 // It is real time that is given to what is at work.
        Thread.Sleep(Pause);
#pragma warning restore RS0030
    }
}
