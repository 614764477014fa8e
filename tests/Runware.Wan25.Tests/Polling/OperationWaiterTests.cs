namespace Runware.Wan25.Tests.Polling;

/// <summary>
/// A wait ends with what the service says about the task, at its deadline, or when its caller leaves; nothing else ends it.
/// </summary>
[Collection(ClockDriven.Name)]
public class OperationWaiterTests
{
    private static readonly VideoOperationId One = new(new Guid("11111111-1111-4111-8111-111111111111"));
    private static readonly VideoOperationId Two = One with { ResultCount = 2 };
    private static readonly VideoOperationId Three = One with { ResultCount = 3 };

    private readonly ScriptedService _service = new();
    private readonly VirtualTimeProvider _clock = new();

    [Theory]
    [InlineData("html")]
    [InlineData("400")]
    [InlineData("502")]
    [InlineData("404")]
    [InlineData("429")]
    [InlineData("lost")]
    [InlineData("truncated")]
    [InlineData("untagged error")]
    [InlineData("not found once")]
    [InlineData("rate limit for the id")]
    [InlineData("nothing")]
    [InlineData("unknown status")]
    [InlineData("two refusals")]
    public async Task It_outlives(string error)
    {
        _service.Script("getResponse", call => PollError(call, error), call => PollError(call, error), call => call.Respond());

        var result = await WaitAsync(One);

        Assert.Equal(ScriptedCall.VideoId(1), Assert.Single(result.Videos).VideoId);
    }

    [Fact]
    public async Task Videos_are_collected_over_all_responses_in_any_order()
    {
        _service.Script(
            "getResponse",
            call => call.Rows(Processing, id => ScriptedCall.Success(id, 2), Processing),
            call => call.Rows(id => ScriptedCall.Success(id, 3), Processing),
            call => call.Rows(id => ScriptedCall.Success(id, 1), id => ScriptedCall.Success(id, 3)));

        var result = await WaitAsync(Three);

        Assert.Equal(
            [ScriptedCall.VideoId(2), ScriptedCall.VideoId(3), ScriptedCall.VideoId(1)],
            result.Videos.Select(video => video.VideoId));
        Assert.True(result.IsComplete);
        Assert.Equal(0.75m, result.TotalCost);
    }

    [Fact]
    public async Task The_same_video_twice_is_one()
    {
        _service.Script(
            "getResponse",
            call => call.Rows(id => ScriptedCall.Success(id), id => ScriptedCall.Success(id)),
            call => call.Rows(id => ScriptedCall.Success(id), id => ScriptedCall.Success(id, 2)));

        Assert.Equal(2, (await WaitAsync(Two)).Videos.Count);
        Assert.Equal(2, _service.Polls.Count);
    }

    [Theory]
    [InlineData("errors")]
    [InlineData("row with error object")]
    [InlineData("row with error text")]
    [InlineData("row with code and message")]
    [InlineData("both")]
    [InlineData("single error object")]
    public async Task A_failure_is_read_in_each_shape_and_counted_once(string shape)
    {
        _service.Script("getResponse", call => Failure(call, shape));

        var error = await Assert.ThrowsAsync<VideoGenerationFailedException>(() => WaitAsync(One));

        Assert.Equal(One, error.OperationId);
        Assert.Contains("gone wrong", Assert.Single(error.Failures).Error.Message, StringComparison.Ordinal);
        Assert.Single(_service.Polls);
    }

    [Fact]
    public async Task Two_of_three_videos_are_kept_beside_the_failure_of_the_third()
    {
        _service.Script("getResponse", call => ScriptedService.Json(
            $$"""
            {"data":[{{ScriptedCall.Success(call.TaskId)}},{{ScriptedCall.Success(call.TaskId, 2)}}],"errors":[{{Error(call.TaskId)}}]}
            """));

        var result = await WaitAsync(Three);

        Assert.Equal((2, 1, false), (result.Videos.Count, result.Failures.Count, result.IsComplete));
        Assert.Equal(RunwareErrorCategory.Timeout, result.Failures[0].Error.Category);
    }

    [Fact]
    public async Task One_failure_for_a_task_of_three_is_final_when_it_stays()
    {
        _service.Script("getResponse", call => ScriptedService.Json($$"""{"data":[],"errors":[{{Error(call.TaskId)}}]}"""));
        var start = _clock.GetUtcNow();

        var error = await Assert.ThrowsAsync<VideoGenerationFailedException>(() => WaitAsync(Three));

        Assert.Single(error.Failures);
        Assert.InRange(_clock.GetUtcNow() - start, TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(28));
    }

    [Fact]
    public async Task A_failure_that_the_next_response_revokes_is_no_failure()
    {
        _service.Script(
            "getResponse",
            call => ScriptedService.Json($$"""{"data":[{{Processing(call.TaskId)}}],"errors":[{{Error(call.TaskId)}}]}"""),
            call => call.Rows(id => ScriptedCall.Success(id), id => ScriptedCall.Success(id, 2)));

        var result = await WaitAsync(Two);

        Assert.Equal((2, 0), (result.Videos.Count, result.Failures.Count));
    }

    [Fact]
    public async Task An_empty_list_of_errors_beside_good_data_is_plain_success()
    {
        _service.Script("getResponse", call => ScriptedService.Json($$"""{"data":[{{ScriptedCall.Success(call.TaskId)}}],"errors":[]}"""));

        Assert.Single((await WaitAsync(One)).Videos);
    }

    [Fact]
    public async Task A_task_that_both_stores_report_missing_is_so_after_ten_seconds()
    {
        _service.Script("getResponse", call => call.Error("taskNotFound", 404))
            .Script("getTaskDetails", call => call.Error("taskNotFound", 404));
        var start = _clock.GetUtcNow();

        var error = await Assert.ThrowsAsync<VideoGenerationFailedException>(() => WaitAsync(One));

        Assert.Equal((RunwareErrorCategory.NotFound, SubmissionState.Unknown), (error.Failures[0].Error.Category, error.SubmissionState));
        Assert.InRange(_clock.GetUtcNow() - start, TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(16));
    }

    [Fact]
    public async Task A_video_without_a_url_is_given_as_it_is_after_half_a_minute()
    {
        _service.Script(
            "getResponse",
            call => call.Rows(id => $$"""{"taskUUID":"{{id}}","status":"success","videoUUID":"{{ScriptedCall.VideoId(1)}}"}"""));
        var start = _clock.GetUtcNow();

        var video = Assert.Single((await WaitAsync(One)).Videos);

        Assert.Null(video.Url);
        Assert.InRange(_clock.GetUtcNow() - start, TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(36));
    }

    [Fact]
    public async Task Three_refusals_in_a_row_end_the_wait_with_the_id()
    {
        _service.Script("getResponse", call => call.Error("invalidApiKey", 401, tagged: false));

        var error = await Assert.ThrowsAsync<RunwareApiException>(() => WaitAsync(One));

        Assert.Equal(
            (RunwareErrorCategory.Authentication, One, SubmissionState.Unknown),
            (error.Error.Category, error.OperationId, error.SubmissionState));
        Assert.Equal(3, _service.Polls.Count);
    }

    [Fact]
    public async Task The_deadline_is_exact_and_brings_what_is_there()
    {
        _service.Script("getResponse", call => call.Rows(id => ScriptedCall.Success(id), Processing));
        using var client = _service.CreateClient(_clock, options => options.CompletionTimeout = TimeSpan.FromMilliseconds(7_300));
        var start = _clock.GetUtcNow();

        var wait = client.GetOperation(Two).WaitForCompletionAsync();
        var ended = wait.ContinueWith(_ => _clock.GetUtcNow() - start, TaskContinuationOptions.ExecuteSynchronously);
        var error = await Assert.ThrowsAsync<VideoGenerationTimeoutException>(() => _clock.RunAsync(wait));

        Assert.Equal(Two, error.OperationId);
        Assert.Single(error.Partial.Videos);
        Assert.InRange(await ended, TimeSpan.FromMilliseconds(7_300), TimeSpan.FromMilliseconds(7_500));
    }

    [Fact]
    public async Task The_deadline_bounds_a_poll_that_hangs_and_a_hint_of_the_service()
    {
        _service.OnCall = async (_, token) =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token);
            throw new InvalidOperationException();
        };
        using var client = _service.CreateClient(_clock, options => options.CompletionTimeout = TimeSpan.FromSeconds(5));

        await Assert.ThrowsAsync<VideoGenerationTimeoutException>(() => _clock.RunAsync(client.GetOperation(One).WaitForCompletionAsync()));

        _service.OnCall = (_, _) =>
        {
            var busy = ScriptedService.Json("{}", 429);
            busy.Headers.RetryAfter = new(TimeSpan.FromHours(1));
            return Task.FromResult(busy);
        };
        var error = await Assert.ThrowsAsync<VideoGenerationTimeoutException>(
            () => _clock.RunAsync(client.GetOperation(One).WaitForCompletionAsync()));
        Assert.Contains("429", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Canceling_one_wait_leaves_the_others_of_its_batch_alone()
    {
        _service.Script("getResponse", call => call.Processing(), call => call.Processing(), call => call.Respond());
        using var client = _service.CreateClient(_clock);
        using var cancellation = new CancellationTokenSource();
        var stays = client.GetOperation(One).WaitForCompletionAsync();
        var leaves = client.GetOperation(new VideoOperationId(Guid.NewGuid()))
            .WaitForCompletionAsync(cancellationToken: cancellation.Token);

        await _clock.RestAsync();
        await cancellation.CancelAsync();

        var error = await Assert.ThrowsAsync<VideoWaitCanceledException>(() => leaves);
        Assert.Equal(cancellation.Token, error.CancellationToken);
        Assert.Single((await _clock.RunAsync(stays)).Videos);
    }

    [Fact]
    public async Task Disposing_the_client_ends_waits_like_a_cancellation()
    {
        _service.Script("getResponse", call => call.Processing());
        var client = _service.CreateClient(_clock);
        var wait = client.GetOperation(One).WaitForCompletionAsync();
        await _clock.RestAsync();

        client.Dispose();

        Assert.Equal(One, (await Assert.ThrowsAsync<VideoWaitCanceledException>(() => wait)).OperationId);
        var calls = _service.Calls.Count;
        _clock.Advance(TimeSpan.FromMinutes(5));
        await _clock.RestAsync();
        Assert.Equal(calls, _service.Calls.Count);
        Assert.Throws<ObjectDisposedException>(() => client.GetOperation(One));
    }

    [Fact]
    public async Task Waiting_with_a_disposed_client_reports_the_id()
    {
        var client = _service.CreateClient(_clock);
        var operation = client.GetOperation(One);
        client.Dispose();

        Assert.Equal(One, (await Assert.ThrowsAsync<VideoWaitCanceledException>(() => operation.WaitForCompletionAsync())).OperationId);
        Assert.Equal(One, (await Assert.ThrowsAsync<VideoWaitCanceledException>(() => operation.UpdateAsync())).OperationId);
    }

    [Fact]
    public async Task Handles_with_different_numbers_of_results_do_not_influence_each_other()
    {
        _service.Script(
            "getResponse",
            call => call.Rows(Processing),
            call => call.Rows(id => ScriptedCall.Success(id), Processing),
            call => call.Rows([.. Enumerable.Range(1, 4).Select<int, Func<Guid, string>>(n => id => ScriptedCall.Success(id, n))]));
        using var client = _service.CreateClient(_clock);
        var (small, large) = (client.GetOperation(One), client.GetOperation(One with { ResultCount = 4 }));

        var waits = (One: small.WaitForCompletionAsync(), Four: large.WaitForCompletionAsync());
        Assert.Single((await _clock.RunAsync(waits.One)).Videos);
        Assert.False(waits.Four.IsCompleted);
        Assert.Equal(4, (await _clock.RunAsync(waits.Four)).Videos.Count);

        Assert.Equal(
            (1, 1, true), (small.Result!.Videos.Count, (await small.WaitForCompletionAsync()).Videos.Count, small.Result.IsComplete));
        Assert.Equal((One.ToString(), (One with { ResultCount = 4 }).ToString()), (small.Id.ToString(), large.Id.ToString()));
    }

    private async Task<VideoResult> WaitAsync(VideoOperationId id)
    {
        using var client = _service.CreateClient(_clock);
        return await _clock.RunAsync(client.GetOperation(id).WaitForCompletionAsync());
    }

    private static string Processing(Guid id) => $$"""{"taskType":"videoInference","taskUUID":"{{id}}","status":"processing"}""";

    private static string Error(Guid id) =>
        $$"""
        {"code":"timeoutProvider","status":"error","message":"It has gone wrong.","documentation":"https://runware.ai/docs",
        "taskUUID":"{{id}}"}
        """;

    private static HttpResponseMessage Failure(ScriptedCall call, string shape) => shape switch
    {
        "errors" => ScriptedService.Json($$"""{"data":[],"errors":[{{Error(call.TaskId)}}]}"""),
        "row with error object" => call.Rows(
            id => $$"""{"taskUUID":"{{id}}","status":"error","error":{"code":"inferenceError","message":"It has gone wrong."} }"""),
        "row with error text" => call.Rows(id => $$"""{"taskUUID":"{{id}}","status":"error","error":"It has gone wrong."}"""),
        "row with code and message" =>
            call.Rows(id => $$"""{"taskUUID":"{{id}}","status":"error","code":"inferenceError","message":"It has gone wrong."}"""),
        "both" => ScriptedService.Json($$"""{"data":[{{Error(call.TaskId)}}],"errors":[{{Error(call.TaskId)}}]}"""),
        "single error object" => ScriptedService.Json($$"""{"error":{{Error(call.TaskId)}} }"""),
        _ => throw new ArgumentOutOfRangeException(nameof(shape)),
    };

    private static HttpResponseMessage PollError(ScriptedCall call, string error) => error switch
    {
        "html" => ScriptedService.Html(200),
        "400" => call.Error("badRequest", 400, tagged: false),
        "404" => ScriptedService.Html(404),
        "429" => call.Error("rateLimit", 429, tagged: false),
        "502" => ScriptedService.Html(502),
        "lost" => throw new HttpRequestException("reset"),
        "truncated" => ScriptedService.Json("""{"data":[{"""),
        "untagged error" => call.Error("inferenceError", 200, tagged: false),
        "not found once" => call.Error("taskNotFound", 200),
        "rate limit for the id" => call.Error("rateLimitExceeded", 200),
        "nothing" => ScriptedCall.Nothing(),
        "unknown status" => call.Rows(id => $$"""{"taskUUID":"{{id}}","status":"rendering"}"""),
        "two refusals" => call.Error("invalidApiKey", 401, tagged: false),
        _ => throw new ArgumentOutOfRangeException(nameof(error)),
    };
}
