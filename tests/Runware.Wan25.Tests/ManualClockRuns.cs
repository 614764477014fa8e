namespace Runware.Wan25.Tests;

/// <summary>Lets time pass until something is done.</summary>
internal static class ManualClockRuns
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(250);
    private const int QuietTurns = 40;
    private const int MostTurns = 20_000;
    private static readonly TimeSpan Enough = TimeSpan.FromHours(2);

    /// <summary>
    /// Advances in small steps, and gives all that is ready to run the time to run between two of them, so that no timer fires because a thread was late.
    /// </summary>
    public static async Task<T> RunAsync<T>(this ManualClock clock, Task<T> task)
    {
        await clock.RunAsync((Task)task);
        return await task;
    }

    public static async Task RunAsync(this ManualClock clock, Task task)
    {
        for (var passed = TimeSpan.Zero; !task.IsCompleted; passed += Step)
        {
            await SettleAsync(task);
            if (!task.IsCompleted)
            {
                Assert.True(passed < Enough, "It did not end within two hours of the clock.");
                clock.Advance(Step);
            }
        }

        await task;
    }

    /// <summary>Lets everything run that needs no time to pass: some turns at least, and more while other work waits for a thread.</summary>
    public static async Task SettleAsync(Task? until = null)
    {
        var quiet = 0;
        for (var turn = 0; turn < MostTurns && quiet < QuietTurns && until is not { IsCompleted: true }; turn++)
        {
            await Task.Yield();
            quiet = ThreadPool.PendingWorkItemCount == 0 ? quiet + 1 : 0;
        }
    }
}
