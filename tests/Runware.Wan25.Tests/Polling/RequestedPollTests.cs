namespace Runware.Wan25.Tests.Polling;

/// <summary>Nudges come from outside, in any number and at any time: they may bring a poll forward, and can do no more.</summary>
[Collection(ClockDriven.Name)]
public class RequestedPollTests
{
    private static readonly VideoOperationId Id = new(new Guid("11111111-1111-4111-8111-111111111111"));

    private readonly ScriptedService _service = new();
    private readonly VirtualTimeProvider _clock = new();

    [Fact]
    public async Task A_nudge_has_the_operation_polled_now()
    {
        _service.Script("getResponse", call => call.Processing(), call => call.Rows(id => ScriptedCall.Success(id)));
        using var client = _service.CreateClient(_clock);
        var wait = client.GetOperation(Id).WaitForCompletionAsync();
        await _clock.RestAsync();

        Assert.True(client.GetOperation(Id).Nudge());

        Assert.Single((await wait).Videos);
        Assert.Equal(2, _service.Polls.Count);
    }

    [Fact]
    public async Task Without_a_wait_nothing_is_sent()
    {
        using var client = _service.CreateClient(_clock);

        Assert.False(client.GetOperation(Id).Nudge());
        await client.GetOperation(Id).WaitForCompletionAsync();
        Assert.False(client.GetOperation(Id).Nudge());
        await _clock.RestAsync();

        Assert.Single(_service.Polls);
    }

    [Fact]
    public async Task A_flood_causes_one_poll_in_each_shortest_delay()
    {
        _service.Script("getResponse", call => call.Processing());
        using var client = _service.CreateClient(_clock);
        using var stop = new CancellationTokenSource();
        var wait = client.GetOperation(Id).WaitForCompletionAsync(cancellationToken: stop.Token);
        await _clock.RestAsync();

        for (var tenth = 0; tenth < 50; tenth++)
        {
            for (var nudge = 0; nudge < 200; nudge++)
            {
                Assert.True(client.GetOperation(Id).Nudge());
            }

            await _clock.RestAsync();
            _clock.Advance(TimeSpan.FromSeconds(0.1));
        }

        // The first of the wait, one at once, and one after each of five seconds at the most.
        Assert.InRange(_service.Polls.Count, 5, 7);
        await stop.CancelAsync();
        await Assert.ThrowsAsync<VideoWaitCanceledException>(() => wait);
    }

    [Fact]
    public async Task A_nudge_during_a_poll_causes_a_later_one()
    {
        var response = new TaskCompletionSource();
        var asked = 0;
        _service.OnCall = async (call, token) =>
        {
            if (++asked == 1)
            {
                await response.Task.WaitAsync(token);
                return call.Processing();
            }

            return call.Respond();
        };
        using var client = _service.CreateClient(_clock);
        var wait = client.GetOperation(Id).WaitForCompletionAsync();
        await _clock.RestAsync();

        Assert.True(client.GetOperation(Id).Nudge());
        response.SetResult();

        Assert.Single((await wait).Videos);
        Assert.Equal(2, _service.Polls.Count);
    }

    [Fact]
    public async Task A_nudge_that_comes_too_early_leaves_the_polling_as_it_is()
    {
        _service.Script(
            "getResponse", call => call.Processing(), call => call.Processing(), call => call.Rows(id => ScriptedCall.Success(id)));
        using var client = _service.CreateClient(_clock);
        var wait = client.GetOperation(Id).WaitForCompletionAsync();
        await _clock.RestAsync();
        client.GetOperation(Id).Nudge();
        await _clock.RestAsync();

        Assert.False(wait.IsCompleted);
        Assert.Single((await _clock.RunAsync(wait)).Videos);
    }

    [Theory]
    [InlineData(20, 20)]
    [InlineData(3600, 24)]
    public async Task A_hint_of_the_service_holds_for_nudges_too(int seconds, int held)
    {
        _service.Script("getResponse", call => call.Busy(seconds), call => call.Rows(id => ScriptedCall.Success(id)));
        using var client = _service.CreateClient(_clock);
        var wait = client.GetOperation(Id).WaitForCompletionAsync();
        await _clock.RestAsync();

        client.GetOperation(Id).Nudge();
        _clock.Advance(TimeSpan.FromSeconds(held - 0.1));
        client.GetOperation(Id).Nudge();
        await _clock.RestAsync();
        Assert.Single(_service.Polls);

        _clock.Advance(TimeSpan.FromSeconds(0.1));
        Assert.Single((await _clock.RunAsync(wait)).Videos);
        Assert.Equal(2, _service.Polls.Count);
    }

    [Fact]
    public async Task An_operation_that_has_ended_or_a_client_that_is_gone_takes_no_nudge()
    {
        var client = _service.CreateClient(_clock);
        var operation = client.GetOperation(Id);
        await operation.WaitForCompletionAsync();
        Assert.False(operation.Nudge());

        var another = client.GetOperation(new(Guid.NewGuid()));
        client.Dispose();

        Assert.False(another.Nudge());
        Assert.False(Wan25ModelFactory.VideoOperation(Wan25ModelFactory.VideoResult(Id, [])).Nudge());
    }
}
