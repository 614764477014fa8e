namespace Runware.Wan25.Tests.Polling;

/// <summary>Many operations share few requests, and a service that does not like it is met halfway until it does.</summary>
[Collection(ClockDriven.Name)]
public class BatchTests
{
    private readonly ScriptedService _service = new();
    private readonly ManualClock _clock = new();
    private readonly List<VideoOperationId> _ids = [.. Enumerable.Range(1, 40).Select(n => new VideoOperationId(new Guid($"00000000-0000-4000-9000-{n:D12}")))];

    [Fact]
    public async Task Forty_operations_are_asked_for_in_a_handful_of_requests()
    {
        _service.Script("getResponse", [.. Enumerable.Repeat<Func<ScriptedCall, HttpResponseMessage>>(call => call.Processing(), 12), call => call.Answer()]);

        await WaitForAllAsync();

        // The first eight go out at once, each alone, since nothing else is there yet; then they fall into step.
        Assert.InRange(_service.Questions.Count, 2, 24);
        Assert.Contains(_service.Questions, call => call.TaskIds.Count() >= 32);
        Assert.All(_service.Questions, call => Assert.Equal(call.TaskIds.Count(), call.TaskIds.Distinct().Count()));
    }

    [Fact]
    public async Task A_service_that_refuses_batches_is_asked_with_smaller_ones()
    {
        _service.Script("getResponse", call => call.TaskIds.Count() > 5 ? call.Error("arrayTooLarge", 400, tagged: false) : call.Answer());

        await WaitForAllAsync();

        Assert.Contains(_service.Questions, call => call.TaskIds.Count() is > 1 and <= 5);
    }

    [Fact]
    public async Task A_service_that_fails_on_batches_is_asked_with_smaller_ones()
    {
        _service.Script("getResponse", call => call.TaskIds.Count() > 5 ? ScriptedService.Html(500) : call.Answer());

        await WaitForAllAsync();
    }

    [Fact]
    public async Task A_service_that_answers_only_the_first_task_of_an_array_loses_no_operation()
    {
        _service.Script("getResponse", call => ScriptedService.Json($$"""{"data":[{{ScriptedCall.Success(call.TaskIds.First())}}]}"""));

        await WaitForAllAsync();
    }

    private async Task WaitForAllAsync()
    {
        using var client = _service.CreateClient(_clock);
        var waits = _ids.ConvertAll(id => client.GetOperation(id).WaitForCompletionAsync());

        var results = await _clock.RunAsync(Task.WhenAll(waits));

        Assert.Equal(_ids, results.Select(result => result.Id));
        Assert.All(results, result => Assert.Single(result.Videos));
    }
}
