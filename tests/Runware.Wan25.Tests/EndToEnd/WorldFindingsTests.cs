namespace Runware.Wan25.Tests.EndToEnd;

/// <summary>What the simulation found in the services that the evidence allows, each as the smallest story that shows it.</summary>
[Collection(ClockDriven.Name)]
public class WorldFindingsTests
{
    private const string Failure = "\"code\":\"providerError\",\"message\":\"No luck.\"";

    private static readonly VideoOperationId Id = new(new Guid("00000000-0000-4000-9000-000000000001"), 2);

    private readonly ScriptedService _service = new();
    private readonly VirtualTimeProvider _clock = new();

    [Fact]
    public async Task An_error_without_a_code_ends_no_wait()
    {
        static HttpResponseMessage Unread(ScriptedCall call) =>
            ScriptedService.Json($$"""{"errors":[{"taskUUID":"{{call.TaskId}}","message":"Unknown error while reading results."}]}""", 500);
        _service.Script(
            "getResponse", Unread, Unread, Unread, call => call.Rows(id => ScriptedCall.Success(id), id => ScriptedCall.Success(id, 2)));
        _service.Script("getTaskDetails", Unread);
        using var client = _service.CreateClient(_clock);

        var result = await _clock.RunAsync(client.GetOperation(Id).WaitForCompletionAsync());

        Assert.Equal(2, result.Videos.Count);
    }

    [Fact]
    public async Task Failures_in_an_archive_of_live_rows_end_a_wait()
    {
        _service.Script("getResponse", call => call.Rows(Generic));
        _service.Script("getTaskDetails", call => ScriptedService.Json(
            $$"""{"data":[{{ScriptedCall.Success(call.TaskId)}}],"errors":[{{{Failure}},"taskUUID":"{{call.TaskId}}"}]}"""));
        using var client = _service.CreateClient(_clock);

        var result = await _clock.RunAsync(client.GetOperation(Id).WaitForCompletionAsync());

        Assert.Equal((1, 1), (result.Videos.Count, result.Failures.Count));
    }

    [Fact]
    public async Task Who_saw_a_job_accepted_is_not_misled_by_a_handle_that_did_not()
    {
        _service.Script("getResponse", call => call.Error("taskNotFound", 404));
        _service.Script("getTaskDetails", call => call.Error("taskNotFound", 404));
        using var client = _service.CreateClient(_clock, options => options.CompletionTimeout = TimeSpan.FromMinutes(2));

        var operation = await _clock.RunAsync(client.SubmitAsync(VideoRequest.FromText("Any").Build()));
        var companion = client.GetOperation(operation.Id).WaitForCompletionAsync();
        var error = await Assert.ThrowsAsync<VideoGenerationTimeoutException>(() => _clock.RunAsync(operation.WaitForCompletionAsync()));

        Assert.Equal(SubmissionState.Accepted, error.SubmissionState);
        await Assert.ThrowsAsync<VideoGenerationTimeoutException>(() => _clock.RunAsync(companion));
    }

    [Theory]
    [InlineData(31, 40)]
    [InlineData(2, 290)]
    public async Task A_wait_that_begins_late_looks_into_the_archive_at_once(int pause, int least)
    {
        // What ended before the first poll, and is in the archive now, shows the row that is given for any id.
        _service.Script("getResponse", call => call.Rows(Generic));
        _service.Script("getTaskDetails", call => ScriptedService.Json(
            $$"""{"data":[{"taskType":"getTaskDetails","taskUUID":"{{call.TaskId}}","response":{"data":"""
                + $$"""[{{ScriptedCall.Success(call.TaskId)}}]} }]}"""));
        using var client = _service.CreateClient(_clock);
        var operation = await client.SubmitAsync(VideoRequest.FromText("Any").Build());
        var accepted = _clock.GetUtcNow();
        await _clock.RunAsync(Task.Delay(TimeSpan.FromSeconds(pause), _clock));

        Assert.Single((await _clock.RunAsync(operation.WaitForCompletionAsync())).Videos);

        var took = (_clock.GetUtcNow() - accepted).TotalSeconds;
        Assert.True(pause > 30 ? took <= least : took >= least, $"It took {took} s.");
    }

    [Fact]
    public async Task A_refused_duplicate_in_the_archive_does_not_say_how_many_were_ordered()
    {
        _service.Script("getResponse", call => call.Rows(id => ScriptedCall.Success(id), id => ScriptedCall.Success(id, 2)));
        _service.Script("getTaskDetails", call => ScriptedService.Json(
            $$$$"""
            {"data":[{"taskType":"getTaskDetails","taskUUID":"{{{{call.TaskId}}}}","request":{"positivePrompt":"Any","numberResults":4},
             "response":{"errors":[{"code":"conflictTaskUUID","taskUUID":"{{{{call.TaskId}}}}"}]}}]}
            """));
        using var client = _service.CreateClient(_clock);

        var result = await _clock.RunAsync(client.GetOperation(Id).WaitForCompletionAsync());

        Assert.Equal(2, result.Videos.Count);
    }

    [Fact]
    public async Task A_failure_that_is_forgotten_after_it_was_reported_again_stays()
    {
        static HttpResponseMessage Failed(ScriptedCall call) =>
            ScriptedService.Json($$"""{"errors":[{{{Failure}},"status":"error","taskUUID":"{{call.TaskId}}"}]}""", 400);
        _service.Script("getResponse", Failed, Failed, Failed, call => call.Rows(Generic));
        _service.Script("getTaskDetails", call => call.Error("taskNotFound", 404));
        using var client = _service.CreateClient(_clock);

        var error = await Assert.ThrowsAsync<VideoGenerationFailedException>(
            () => _clock.RunAsync(client.GetOperation(Id).WaitForCompletionAsync()));

        Assert.Equal("providerError", Assert.Single(error.Failures).Error.Code);
    }

    [Fact]
    public async Task A_first_archived_failure_ends_nothing_while_the_live_store_is_down()
    {
        var polls = 0;
        _service.Script("getResponse", call => ++polls switch
        {
            1 => call.Rows(Running, Running),
            < 30 => call.Error("maintenance", 503),
            _ => ScriptedService.Json(
                $$"""{"data":[{{ScriptedCall.Success(call.TaskId)}}],"errors":[{{{Failure}},"taskUUID":"{{call.TaskId}}"}]}"""),
        });
        _service.Script("getTaskDetails", call => ScriptedService.Json(
            $$$$$"""
            {"data":[{"taskType":"getTaskDetails","taskUUID":"{{{{{call.TaskId}}}}}","request":{"positivePrompt":"Any","numberResults":2},
             "response":{"response":{"taskUUID":"{{{{{call.TaskId}}}}}","errors":{"errorCode":"providerError"}}}}]}
            """));
        using var client = _service.CreateClient(_clock);

        var result = await _clock.RunAsync(client.GetOperation(Id).WaitForCompletionAsync());

        Assert.Equal((1, 1), (result.Videos.Count, result.Failures.Count));
    }

    [Fact]
    public async Task Rows_that_vanish_are_no_rows_that_ended()
    {
        var polls = 0;
        _service.Script("getResponse", call => ++polls switch
        {
            1 => call.Rows(id => ScriptedCall.Success(id)),
            < 60 => call.Error("taskNotFound", 404),
            _ => call.Rows(id => ScriptedCall.Success(id), id => ScriptedCall.Success(id, 2)),
        });
        _service.Script("getTaskDetails", call => call.Error("somethingOdd", 400, tagged: false));
        using var client = _service.CreateClient(_clock);

        var result = await _clock.RunAsync(client.GetOperation(Id).WaitForCompletionAsync());

        Assert.Equal(2, result.Videos.Count);
    }

    [Theory]
    [InlineData(200, 400)]
    [InlineData(400, 200)]
    public async Task The_same_failure_under_another_status_is_reported_again(int first, int second)
    {
        HttpResponseMessage Refused(ScriptedCall call, int status) => ScriptedService.Json(
            $$"""{"errors":[{"code":"invalidValueUploadFailed","message":"No frame.","status":"error","taskUUID":"{{call.TaskId}}"}]}""",
            status);
        _service.Script(
            "getResponse",
            call => Refused(call, first),
            call => Refused(call, second),
            _ => throw new InvalidOperationException("Told twice."));
        using var client = _service.CreateClient(_clock);

        var error = await Assert.ThrowsAsync<VideoGenerationFailedException>(
            () => _clock.RunAsync(client.GetOperation(Id).WaitForCompletionAsync()));

        Assert.Equal("invalidValueUploadFailed", error.Failures[0].Error.Code);
        Assert.Equal(2, _service.Polls.Count);
    }

    [Fact]
    public async Task An_unreadable_look_up_is_no_attempt()
    {
        _service.Script("videoInference", call => call.Error("concurrentRequestLimitExceeded", 400), call => call.Acknowledge());
        _service.Script(
            "getResponse", _ => new HttpResponseMessage(System.Net.HttpStatusCode.NoContent), _ => new(System.Net.HttpStatusCode.NoContent),
            call => call.Rows(Generic));
        _service.Script("getTaskDetails", call => call.Error("taskNotFound", 404));

        // A handler that was handed in may send more than the client sees, so even a clear refusal leaves the outcome open.
        using var client = new Wan25Client(
            new Wan25ClientOptions
            {
                ApiKey = ScriptedService.Key,
                Endpoint = new("https://scripted.test/v1"),
                Retry = { MaxAttempts = 1 },
            },
            new PassOn(_service), _clock);

        var generated = client.GenerateAsync(VideoRequest.FromText("Any").WithIdempotencyKey("a", "b").Build());
        await Assert.ThrowsAsync<VideoGenerationTimeoutException>(() => _clock.RunAsync(generated));

        Assert.Equal(2, _service.Submits.Count);
    }

    private static string Generic(Guid id) => $$"""{"taskUUID":"{{id}}","status":"processing","taskType":"getResponse"}""";

    private static string Running(Guid id) => $$"""{"taskUUID":"{{id}}","status":"processing","taskType":"videoInference"}""";

    private sealed class PassOn(HttpMessageHandler service) : DelegatingHandler(service);
}
