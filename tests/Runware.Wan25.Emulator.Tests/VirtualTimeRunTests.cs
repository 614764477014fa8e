using System.Diagnostics;

namespace Runware.Wan25.Emulator.Tests;

public class VirtualTimeRunTests
{
    private readonly VirtualTimeProvider _clock = new();

    [Fact]
    public async Task Hours_pass_until_the_task_is_done_and_not_longer()
    {
        Assert.Equal(7, await _clock.RunAsync(SleepAsync()));

        Assert.Equal(TimeSpan.FromHours(3), _clock.Elapsed);

        async Task<int> SleepAsync()
        {
            await Task.Delay(TimeSpan.FromHours(1), _clock);
            await Task.Delay(TimeSpan.FromHours(2), _clock);
            return 7;
        }
    }

    [Fact]
    public async Task Work_that_takes_long_before_it_waits_is_waited_for()
    {
        using var timeLimit = new CancellationTokenSource(TimeSpan.FromMinutes(5), _clock);

        await _clock.RunAsync(Task.Run(WorkAndSleepAsync));

        Assert.Equal(TimeSpan.FromSeconds(2), _clock.Elapsed);

        async Task WorkAndSleepAsync()
        {
            for (var part = 0; part < 2; part++)
            {
                var work = Stopwatch.StartNew();
                while (work.Elapsed < TimeSpan.FromMilliseconds(500))
                {
                    Thread.SpinWait(1000);
                }

                await Task.Delay(TimeSpan.FromSeconds(1), _clock, timeLimit.Token);
            }
        }
    }

    [Fact]
    public async Task Work_that_has_nothing_to_do_with_the_clock_does_not_stop_it()
    {
        var isEnough = false;
        var work = Task.Run(() =>
        {
            while (!Volatile.Read(ref isEnough))
            {
                Thread.SpinWait(1000);
            }
        });

        await _clock.RunAsync(Task.Delay(TimeSpan.FromHours(1), _clock));

        Assert.Equal(TimeSpan.FromHours(1), _clock.Elapsed);
        Volatile.Write(ref isEnough, true);
        await work;
    }

    [Fact]
    public async Task An_exception_of_the_task_comes_out_as_it_is() =>
        await Assert.ThrowsAsync<InvalidDataException>(() => _clock.RunAsync(FailAsync()));

    [Fact]
    public async Task Many_runs_at_once_do_not_keep_each_other_from_ending()
    {
        var runs = Enumerable.Range(0, 16).Select(async _ =>
        {
            var clock = new VirtualTimeProvider();
            await clock.RunAsync(SleepAsync(clock));
            return clock.Elapsed;
        });

        Assert.All(await Task.WhenAll(runs), elapsed => Assert.Equal(TimeSpan.FromHours(3), elapsed));

        static async Task SleepAsync(VirtualTimeProvider clock)
        {
            for (var hour = 0; hour < 3; hour++)
            {
                await Task.Delay(TimeSpan.FromHours(1), clock);
            }
        }
    }

    [Fact]
    public async Task A_task_that_nothing_moves_can_be_left()
    {
        using var cancellation = new CancellationTokenSource();
        var run = _clock.RunAsync(new TaskCompletionSource().Task, cancellation.Token);

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
    }

    private async Task FailAsync()
    {
        await Task.Delay(TimeSpan.FromDays(1), _clock);
        throw new InvalidDataException();
    }
}
