namespace Runware.Wan25.Tests;

/// <summary>
/// The tests that let a manual clock run. They run one at a time and beside no other, since they watch the thread pool to know when nothing is left to do.
/// </summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public class ClockDriven
{
    public const string Name = "clock-driven";
}

/// <summary>Lets time pass until something is done.</summary>
internal static class ManualClockRuns
{
    private const int QuietTurns = 5;
    private const int MostTurns = 2_000;
    private const int TurnsToLearn = 1_000;
    private static readonly TimeSpan ShortestStep = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LongestStep = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Enough = TimeSpan.FromHours(4);
    private static int _fewestBusy = int.MaxValue;
    private static int _turns;

    /// <summary>
    /// Advances from timer to timer, each step only when all that is ready to run has run, so that no timer fires because a thread was late. No step is long
    /// before many short ones have led to nothing: whatever a thread that was late after all sets is then at most a little late too.
    /// </summary>
    public static async Task<T> RunAsync<T>(this ManualClock clock, Task<T> task)
    {
        await clock.RunAsync((Task)task);
        return await task;
    }

    public static async Task RunAsync(this ManualClock clock, Task task, Func<Task>? rest = null)
    {
        DateTimeOffset end = clock.GetUtcNow() + Enough;
        TimeSpan step = ShortestStep;
        long timersSet = -1;
        while (!task.IsCompleted)
        {
            await SettleAsync(task);
            await (rest?.Invoke() ?? Task.CompletedTask);
            if (!task.IsCompleted)
            {
                Assert.True(clock.GetUtcNow() < end, $"It did not end within {Enough} of the clock.");
                step = clock.TimersSet != timersSet ? ShortestStep : step * 2 < LongestStep ? step * 2 : LongestStep;
                timersSet = clock.TimersSet;
                clock.Advance(clock.UntilNextTimer is { } next && next < step ? next : step);
            }
        }

        await task;
    }

    /// <summary>Lets everything run that needs no time to pass.</summary>
    public static Task SettleAsync(Task? until = null) => Task.Run(async () =>
    {
        var quiet = 0;
        for (var turn = 0; turn < MostTurns && quiet < QuietTurns && until is not { IsCompleted: true }; turn++)
        {
            await Task.Yield();
            quiet = IsAlone() ? quiet + 1 : 0;
        }

        if (until is not { IsCompleted: true })
        {
            // A thread that was about to begin does not count as busy yet, so quiet turns alone are no proof: real time is given too, more where none was quiet.
            await Task.Delay(TimeSpan.FromMilliseconds(quiet < QuietTurns ? 8 : 3), TimeProvider.System);
        }
    });

    /// <summary>Whether the pool has no work waiting, and no more threads at work than ever: this one, and those that the test host keeps.</summary>
    private static bool IsAlone()
    {
        ThreadPool.GetMaxThreads(out var all, out _);
        ThreadPool.GetAvailableThreads(out var idle, out _);
        _fewestBusy = Math.Min(_fewestBusy, all - idle);
        return ++_turns > TurnsToLearn && ThreadPool.PendingWorkItemCount == 0 && all - idle <= _fewestBusy;
    }
}
