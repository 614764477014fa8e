using Runware.Wan25.Tests.Diagnostics;

namespace Runware.Wan25.Tests.Polling;

/// <summary>Many operations share few requests, and a service that does not like it is met halfway until it does.</summary>
[Collection(ClockDriven.Name)]
public class PollSchedulerTests
{
    private readonly ScriptedService _service = new();
    private readonly VirtualTimeProvider _clock = new();
    private readonly List<VideoOperationId> _ids =
        [.. Enumerable.Range(1, 40).Select(n => new VideoOperationId(new Guid($"00000000-0000-4000-9000-{n:D12}")))];

    [Fact]
    public async Task Forty_operations_are_polled_in_a_handful_of_requests()
    {
        var calls = 0;
        _service.Script("getResponse", call => ++calls <= 12 ? call.Processing() : call.Respond());

        await WaitForAllAsync();

        // The first eight go out at once, each alone, since nothing else is there yet; then they fall into step.
        Assert.InRange(_service.Polls.Count, 2, 24);
        Assert.Contains(_service.Polls, call => call.TaskIds.Count() >= 32);
        Assert.All(_service.Polls, call => Assert.Equal(call.TaskIds.Count(), call.TaskIds.Distinct().Count()));
    }

    [Fact]
    public async Task A_service_that_refuses_batches_is_polled_with_smaller_ones()
    {
        _service.Script("getResponse", call => call.TaskIds.Count() > 5 ? call.Error("arrayTooLarge", 400, tagged: false) : call.Respond());

        await WaitForAllAsync();

        Assert.Contains(_service.Polls, call => call.TaskIds.Count() is > 1 and <= 5);
    }

    [Fact]
    public async Task A_service_that_fails_on_batches_is_polled_with_smaller_ones()
    {
        _service.Script("getResponse", call => call.TaskIds.Count() > 5 ? ScriptedService.Html(500) : call.Respond());

        await WaitForAllAsync();
    }

    [Fact]
    public async Task Where_only_the_first_of_a_batch_has_a_row_no_operation_is_lost()
    {
        _service.Script("getResponse", call => ScriptedService.Json($$"""{"data":[{{ScriptedCall.Success(call.TaskIds.First())}}]}"""));

        await WaitForAllAsync();
    }

    [Fact]
    public async Task A_new_wait_during_a_poll_of_an_abandoned_one_gets_its_response()
    {
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var release = new TaskCompletionSource();
        _service.OnCall = async (call, _) =>
        {
            if (call.TaskIds.Count() < 2)
            {
                return call.Processing();
            }

            asked.TrySetResult();
            await release.Task;
            return call.Respond();
        };
        using var client = _service.CreateClient(_clock);
        using var cancellation = new CancellationTokenSource();
        var stays = client.GetOperation(_ids[0]).WaitForCompletionAsync();
        var leaves = client.GetOperation(_ids[1]).WaitForCompletionAsync(cancellationToken: cancellation.Token);
        await _clock.RunAsync(asked.Task);
        var polls = _service.Polls.Count;

        await cancellation.CancelAsync();
        await Assert.ThrowsAsync<VideoWaitCanceledException>(() => leaves);
        var again = client.GetOperation(_ids[1]).WaitForCompletionAsync();
        await _clock.RestAsync();
        release.SetResult();

        Assert.Equal(_ids.Take(2), (await Task.WhenAll(stays, again)).Select(result => result.OperationId));
        Assert.Equal(polls, _service.Polls.Count);
    }

    [Fact]
    public async Task A_log_that_cannot_be_written_loses_no_end_of_an_operation()
    {
        _service.OnCall = (call, _) => Task.FromResult(call.TaskIds.Count() < 2
            ? call.Processing()
            : ScriptedService.Json(
                $$"""{"data":[{{ScriptedCall.Success(_ids[0].TaskId)}},{"taskUUID":"{{_ids[1].TaskId}}","status":"rendering"}]}"""));
        using var client = new Wan25Client(
            new() { ApiKey = ScriptedService.Key, Endpoint = new("https://scripted.test/v1"), CompletionTimeout = TimeSpan.FromMinutes(2) },
            _service, _clock,
            new LogCallback(203, () => throw new IOException("The disk is full.")));
        var ends = client.GetOperation(_ids[0]).WaitForCompletionAsync();
        _ = client.GetOperation(_ids[1]).WaitForCompletionAsync();

        Assert.Single((await _clock.RunAsync(ends)).Videos);
    }

    private async Task WaitForAllAsync()
    {
        var haveAllBegun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var client = _service.HoldUntil(haveAllBegun.Task).CreateClient(_clock);
        var waits = _ids.ConvertAll(id => client.GetOperation(id).WaitForCompletionAsync());
        haveAllBegun.SetResult();

        var results = await _clock.RunAsync(Task.WhenAll(waits));

        Assert.Equal(_ids, results.Select(result => result.OperationId));
        Assert.All(results, result => Assert.Single(result.Videos));
    }
}
