namespace Runware.Wan25.Tests.Polling;

/// <summary>How long the service may hold polls back, and whose. The longest delay is four seconds here, so that is 24 seconds.</summary>
[Collection(ClockDriven.Name)]
public class HintTests
{
    private static readonly VideoOperationId Held = new(Responses.TaskId(1));
    private static readonly VideoOperationId Free = new(Responses.TaskId(2));

    private readonly ScriptedService _service = new();
    private readonly VirtualTimeProvider _clock = new();
    private readonly List<(TimeSpan At, Guid[] Tasks)> _polls = [];
    private readonly DateTimeOffset _begin;

    public HintTests() => _begin = _clock.GetUtcNow();

    [Fact]
    public async Task A_long_hint_delays_only_the_operations_of_its_poll_for_24_seconds()
    {
        var hints = 0;
        _service.OnCall = (call, _) =>
        {
            _polls.Add((_clock.GetUtcNow() - _begin, [.. call.TaskIds]));
            return Task.FromResult(call.TaskId == Held.TaskId && hints++ == 0 ? call.Busy(3600) : call.Processing());
        };
        using var client = _service.CreateClient(_clock);
        using var stop = new CancellationTokenSource();
        Task[] waits = [client.GetOperation(Held).WaitForCompletionAsync(cancellationToken: stop.Token)];
        await _clock.RestAsync();
        waits = [.. waits, client.GetOperation(Free).WaitForCompletionAsync(cancellationToken: stop.Token)];

        await RunForAsync(40);

        Assert.Equal(TimeSpan.FromSeconds(24), PollsOf(Held)[1]);
        Assert.True(PollsOf(Free).Count(at => at < TimeSpan.FromSeconds(24)) >= 5);
        await stop.CancelAsync();
        await Assert.ThrowsAsync<VideoWaitCanceledException>(() => Task.WhenAll(waits));
    }

    [Fact]
    public async Task Hints_that_are_repeated_hold_all_operations_back()
    {
        _service.OnCall = (call, _) =>
        {
            _polls.Add((_clock.GetUtcNow() - _begin, [.. call.TaskIds]));
            return Task.FromResult(call.Busy(10));
        };
        using var client = _service.CreateClient(_clock);
        using var stop = new CancellationTokenSource();
        List<Task> waits = [];
        for (var n = 1; n <= 3; n++)
        {
            waits.Add(client.GetOperation(new(Responses.TaskId(n))).WaitForCompletionAsync(cancellationToken: stop.Token));
            await _clock.RestAsync();
        }

        // Two hints make a pause: whoever comes third is not polled before its end.
        Assert.Equal(2, _polls.Count);
        await RunForAsync(9.5);
        Assert.Equal(2, _polls.Count);
        await RunForAsync(1);
        Assert.True(_polls.Count > 2);
        await stop.CancelAsync();
        await Assert.ThrowsAsync<VideoWaitCanceledException>(() => Task.WhenAll(waits));
    }

    [Fact]
    public async Task An_update_fails_at_once_when_the_hint_is_beyond_its_limit()
    {
        _service.OnCall = (call, _) => Task.FromResult(call.Busy(3600));
        using var client = _service.CreateClient(_clock);

        var error = await Assert.ThrowsAsync<RunwareApiException>(() => client.GetOperation(Held).UpdateAsync());

        Assert.Equal((TimeSpan.FromHours(1), 1), (error.RetryAfter, _service.Calls.Count));
        Assert.Equal((Held, SubmissionState.Unknown), (error.OperationId!.Value, error.SubmissionState!.Value));
    }

    private List<TimeSpan> PollsOf(VideoOperationId id) =>
        _polls.FindAll(poll => poll.Tasks.Contains(id.TaskId)).ConvertAll(poll => poll.At);

    private async Task RunForAsync(double seconds)
    {
        var end = _clock.GetUtcNow() + TimeSpan.FromSeconds(seconds);
        while (_clock.GetUtcNow() < end)
        {
            await _clock.RestAsync();
            _clock.Advance(TimeSpan.FromSeconds(0.25));
        }

        await _clock.RestAsync();
    }
}
