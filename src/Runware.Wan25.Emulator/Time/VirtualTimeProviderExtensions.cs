namespace Runware.Wan25.Emulator;

/// <summary>Lets virtual time pass until something is done.</summary>
public static class VirtualTimeProviderExtensions
{
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
    /// Waits until nothing is at work and no timer is set any more, or until the task is done. Gives the time to the next timer.
    /// </summary>
    private static async Task<TimeSpan?> RestAsync(VirtualTimeProvider clock, Task task, CancellationToken cancellationToken)
    {
        var rest = new IdleWait(clock);
        IdleMonitor.Add(rest);
        try
        {
            await Task.WhenAny(task, rest.Completion).WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            IdleMonitor.Remove(rest);
        }

        return clock.UntilNextTimer;
    }
}
