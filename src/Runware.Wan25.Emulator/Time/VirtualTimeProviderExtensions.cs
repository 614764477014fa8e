namespace Runware.Wan25.Emulator;

/// <summary>Lets virtual time pass until something is done.</summary>
public static class VirtualTimeProviderExtensions
{
    private static readonly TimeSpan LongJump = TimeSpan.FromMinutes(1);

    // Real time that nothing happens in before a jump, and the most that is waited for that. A long jump is a time limit and not a pause
    // more often than not: code that is slow for the first time must not be taken for code that waits.
    private static readonly (TimeSpan Quiet, TimeSpan Most) BeforeJump = (TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(60));
    private static readonly (TimeSpan Quiet, TimeSpan Most) BeforeLongJump =
        (TimeSpan.FromMilliseconds(20), TimeSpan.FromMilliseconds(400));

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(1);

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

    /// <summary>Lets everything run that needs no time to pass.</summary>
    internal static Task RestAsync(this VirtualTimeProvider clock) => RestAsync(clock, new TaskCompletionSource().Task, default);

    /// <summary>
    /// Waits until nothing is at work and no timer is set any more. Looks at the thread pool alone are no proof: work may be on its way to
    /// it, so real time is given too. Gives the time to the next timer.
    /// </summary>
    private static async Task<TimeSpan?> RestAsync(VirtualTimeProvider clock, Task task, CancellationToken cancellationToken)
    {
        // Off the context of the caller, which may have threads of its own.
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        long quietSince = TimeProvider.System.GetTimestamp(), unchangedSince = quietSince;
        long changes = clock.Changes;
        while (!task.IsCompleted)
        {
            bool isLong = clock.UntilNextTimer > LongJump;
            await Task.WhenAny(task, Task.Delay(Pause, TimeProvider.System, cancellationToken)).ConfigureAwait(false);
            bool isIdle = await ThreadPoolActivity.IsIdleAsync().ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
            long now = TimeProvider.System.GetTimestamp();
            bool isUnchanged = clock.Changes == changes;
            changes = clock.Changes;
            unchangedSince = isUnchanged ? unchangedSince : now;
            quietSince = isUnchanged && isIdle ? quietSince : now;

            (TimeSpan quiet, TimeSpan most) = isLong ? BeforeLongJump : BeforeJump;
            if (TimeProvider.System.GetElapsedTime(quietSince, now) >= quiet)
            {
                break;
            }

            if (TimeProvider.System.GetElapsedTime(unchangedSince, now) >= most)
            {
                // Others keep the pool busy, for good perhaps, and two that wait for rest may keep each other from it.
                ThreadPoolActivity.Learn();
                break;
            }
        }

        return clock.UntilNextTimer;
    }
}
