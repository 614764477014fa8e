
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
