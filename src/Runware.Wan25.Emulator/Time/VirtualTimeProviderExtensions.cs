namespace Runware.Wan25.Emulator;

/// <summary>Lets virtual time pass until something is done.</summary>
public static class VirtualTimeProviderExtensions
{
    // Real time, for the code under test to run in. It is what a jump of the clock costs, however far it goes.
    private static readonly TimeSpan Turn = TimeSpan.FromMilliseconds(1);

    private static readonly TimeSpan LongJump = TimeSpan.FromMinutes(1);
    private static readonly (int Quiet, int Most) TurnsBeforeJump = (2, 60);
    private static readonly (int Quiet, int Most) TurnsBeforeLongJump = (40, 400);

    /// <summary>
    /// Advances <paramref name="clock"/> from timer to timer until <paramref name="task"/> completes, and lets the code under test come to
    /// rest before each jump: ten minutes of waiting pass in a moment.
    /// </summary>
    /// <typeparam name="T">What the task gives.</typeparam>
    /// <param name="clock">The clock that the code under test goes by.</param>
    /// <param name="task">What to wait for.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <returns>What the task gives; its exception is thrown as it is.</returns>
    public static async Task<T> RunAsync<T>(this VirtualTimeProvider clock, Task<T> task, CancellationToken cancellationToken = default)
    {
        await clock.RunAsync((Task)task, cancellationToken).ConfigureAwait(false);
        return await task.ConfigureAwait(false);
    }

    /// <inheritdoc cref="RunAsync{T}(VirtualTimeProvider, Task{T}, CancellationToken)"/>
    public static async Task RunAsync(this VirtualTimeProvider clock, Task task, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(clock);
        ArgumentNullException.ThrowIfNull(task);
        while (!task.IsCompleted)
        {
            TimeSpan? next = await RestAsync(clock, task, cancellationToken).ConfigureAwait(false);
            if (next is { } wait && !task.IsCompleted)
            {
                clock.Advance(wait);
            }
        }

        await task.ConfigureAwait(false);
    }

    /// <summary>
    /// Waits until nothing is at work and no timer is set any more, for a few turns; for many before a long jump, which is a time limit and
    /// not a pause more often than not: code that is slow for the first time must not be taken for code that waits. Gives the time to the
    /// next timer.
    /// </summary>
    private static async Task<TimeSpan?> RestAsync(VirtualTimeProvider clock, Task task, CancellationToken cancellationToken)
    {
        (int, DateTimeOffset?) timers = default;
        int quiet = 0, unchanged = 0;
        (int Quiet, int Most) turns = TurnsBeforeJump;
        while (!task.IsCompleted && quiet < turns.Quiet)
        {
            await Task.WhenAny(task, Task.Delay(Turn, TimeProvider.System, cancellationToken)).ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
            (int, DateTimeOffset?) before = timers;
            timers = (clock.ActiveTimers, clock.NextDue);
            turns = clock.UntilNextTimer > LongJump ? TurnsBeforeLongJump : TurnsBeforeJump;
            unchanged = timers == before ? unchanged + 1 : 0;
            quiet = unchanged > 0 && ThreadPoolActivity.IsIdle() ? quiet + 1 : 0;
            if (unchanged >= turns.Most)
            {
                // Others keep the pool busy, for good perhaps, and two that wait for rest may keep each other from it.
                ThreadPoolActivity.Learn();
                break;
            }
        }

        return clock.UntilNextTimer;
    }
}
