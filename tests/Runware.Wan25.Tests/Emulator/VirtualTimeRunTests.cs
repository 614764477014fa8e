using Runware.Wan25.Emulator;

namespace Runware.Wan25.Tests.Emulator;

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
    public async Task An_exception_of_the_task_comes_out_as_it_is() => await Assert.ThrowsAsync<InvalidDataException>(() => _clock.RunAsync(FailAsync()));

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
