namespace Runware.Wan25.Emulator;

/// <summary>Provides extension methods that let virtual time pass until a task completes.</summary>
public static class VirtualTimeProviderExtensions
{
    /// <summary>
    /// Advances <paramref name="clock"/> from timer to timer until <paramref name="task"/> completes, and waits before each step until the
    /// code under test is idle: ten minutes of waiting take a moment.
    /// </summary>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <param name="clock">The clock of the code under test.</param>
    /// <param name="task">The task to wait for.</param>
    /// <param name="cancellationToken">Stops waiting. The task itself is not canceled.</param>
    /// <returns>The result of the task. An exception of the task is thrown unchanged.</returns>
    /// <exception cref="OperationCanceledException">
    /// <paramref name="cancellationToken"/> was canceled before the task completed.
    /// </exception>
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

    /// <summary>Waits until everything that needs no time to pass has run.</summary>
    internal static Task RestAsync(this VirtualTimeProvider clock) => RestAsync(clock, new TaskCompletionSource().Task, default);

    /// <summary>
    /// Waits until no thread is working and no timer is being set, or until the task completes. Returns the time to the next timer;
    /// <see langword="null"/> where a timer was set in the meantime.
    /// </summary>
    private static async Task<TimeSpan?> RestAsync(VirtualTimeProvider clock, Task task, CancellationToken cancellationToken)
    {
        var idle = new IdleDetection(clock, TimeProvider.System);
        IdleWatchThread.Add(idle);
        try
        {
            await Task.WhenAny(task, idle.Completion).WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            IdleWatchThread.Remove(idle);
        }

        TimeSpan? next = clock.UntilNextTimer;
        return idle.IsOutdated ? null : next;
    }
}
