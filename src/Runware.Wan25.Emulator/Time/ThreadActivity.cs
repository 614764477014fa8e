namespace Runware.Wan25.Emulator;

/// <summary>
/// Determines whether this process is at rest: nothing is queued to the thread pool, and no thread but the one that asks is at work. That
/// is always the same one, no thread of the pool, and it sleeps in between.
/// </summary>
internal abstract class ThreadActivity
{
    /// <summary>Creates the one that knows most on this system.</summary>
    public static ThreadActivity Create() => LinuxThreadActivity.IsSupported ? new LinuxThreadActivity() : new ThreadPoolActivity();

    /// <summary>Determines whether nothing is at work now.</summary>
    public abstract bool IsIdle();

    /// <summary>No longer counts the threads that are at work now, as long as they go on without a break.</summary>
    public abstract void Disregard();
}
