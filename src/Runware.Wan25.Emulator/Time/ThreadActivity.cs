namespace Runware.Wan25.Emulator;

/// <summary>
/// Determines whether this process is idle: nothing is queued to the thread pool, and no thread but the calling one is working. The calling
/// thread is always the same, not of the pool, and sleeps between calls.
/// </summary>
internal abstract class ThreadActivity
{
    /// <summary>Creates the most precise implementation for this system.</summary>
    public static ThreadActivity Create() => LinuxThreadActivity.IsSupported ? new LinuxThreadActivity() : new ThreadPoolActivity();

    /// <summary>Determines whether no thread is working now.</summary>
    public abstract bool IsIdle();

    /// <summary>Ignores the threads that are working now, for as long as they continue without a break.</summary>
    public abstract void Disregard();
}
