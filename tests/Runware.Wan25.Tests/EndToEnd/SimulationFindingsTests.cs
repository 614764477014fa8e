using Runware.Wan25.Transport;
using Runware.Wan25.Transport.Wire;

namespace Runware.Wan25.Tests.EndToEnd;

/// <summary>What the simulation found, each as the smallest story that shows it.</summary>
[Collection(ClockDriven.Name)]
public class SimulationFindingsTests
{
    private static readonly VideoOperationId Id = new(new Guid("00000000-0000-4000-9000-000000000001"));

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(20);

    private readonly ScriptedService _service = new();
    private readonly VirtualTimeProvider _clock = new();

    [Fact]
    public async Task An_operation_that_becomes_due_twice_at_one_moment_is_asked_for_once()
    {
        _service.Script("getResponse", Throttled, Throttled, call => call.Respond());
        using var client = _service.CreateClient(_clock);

        // The second hint holds back all that follows until one moment, and what follows are several wishes at one moment about one
        // operation.
        var other = Id with { TaskId = new Guid("00000000-0000-4000-9000-000000000002") };
        Task[] waits = [client.GetOperation(other).WaitForCompletionAsync()];
        await _clock.WaitForTimerAsync(Pause);
        waits = [.. waits, client.GetOperation(Id).WaitForCompletionAsync()];
        await Until(() => _service.Polls.Count == 2);
        waits = [.. waits, client.GetOperation(Id).WaitForCompletionAsync(), client.GetOperation(Id).UpdateAsync()];
        await _clock.RunAsync(Task.WhenAll(waits));

        Assert.All(_service.Polls, call => Assert.Equal(call.TaskIds.Count(), call.TaskIds.Distinct().Count()));
        Assert.InRange(_service.Polls.Count, 3, 5);
    }

    [Fact]
    public async Task A_response_long_on_its_way_does_not_prove_a_task_missing_meanwhile()
    {
        var polls = 0;
        _service.OnCall = async (call, token) =>
        {
            switch (++polls)
            {
                case 1:
                    return call.Error("taskNotFound", 200);
                case 2:
                    await Task.Delay(TimeSpan.FromSeconds(15), _clock, token);
                    return call.Error("taskNotFound", 200);
                default:
                    return call.Rows(id => ScriptedCall.Success(id));
            }
        };
        using var client = _service.CreateClient(_clock);

        var result = await _clock.RunAsync(client.GetOperation(Id).WaitForCompletionAsync());

        Assert.Single(result.Videos);
    }

    [Theory]
    [InlineData("\"numberResults\":3,", 3)]
    [InlineData("", 1)]
    public async Task Who_joins_the_job_of_another_body_waits_for_its_results(string archived, int results)
    {
        _service.Script("videoInference", call => call.Conflict());
        _service.Script("getResponse", _ => ScriptedCall.Nothing());
        _service.Script("getTaskDetails", call => call.Error("taskNotFound", 404), call => ScriptedService.Json(
            $$$"""
            {"data":[{"taskType":"getTaskDetails","taskUUID":"{{{call.TaskId}}}","request":[{"taskType":"videoInference",
            "positivePrompt":"Any",{{{archived}}}"taskUUID":"{{{call.TaskId}}}"}],
             "response":{"data":[{"taskType":"videoInference","taskUUID":"{{{call.TaskId}}}"}]}}]}
            """));
        using var client = _service.CreateClient(_clock);

        var operation = await _clock.RunAsync(
            client.SubmitAsync(VideoRequest.FromText("Any").WithResults(2).WithIdempotencyKey("a", "b").Build()));

        Assert.Equal(results, operation.Id.ResultCount);
    }

    [Fact]
    public async Task Where_the_archive_is_silent_a_joined_job_has_the_callers_number()
    {
        static string Row(Guid id) => $$"""{"taskType":"videoInference","taskUUID":"{{id}}","status":"processing"}""";
        _service.Script("getResponse", call => call.Rows(Row, Row, Row));
        using var client = _service.CreateClient(_clock);

        var operation = await _clock.RunAsync(
            client.SubmitAsync(VideoRequest.FromText("Any").WithResults(2).WithIdempotencyKey("a", "b").Build()));

        Assert.Equal(2, operation.Id.ResultCount);
    }

    [Fact]
    public async Task A_conflict_about_which_nothing_more_is_known_is_no_refusal()
    {
        _service.Script("videoInference", call => call.Conflict());
        _service.Script("getResponse", _ => ScriptedService.Html(502));
        using var client = _service.CreateClient(_clock);

        var error = await Assert.ThrowsAsync<RunwareApiException>(
            () => _clock.RunAsync(client.SubmitAsync(VideoRequest.FromText("Any").Build())));

        Assert.Equal(SubmissionState.Unknown, error.SubmissionState);
    }

    [Fact]
    public async Task Three_refusals_in_the_words_of_a_proxy_end_a_wait_as_refusals_do()
    {
        _service.Script("getResponse", _ => ScriptedService.Html(403));
        using var client = _service.CreateClient(_clock);

        var error = await Assert.ThrowsAsync<RunwareApiException>(() => _clock.RunAsync(client.GetOperation(Id).WaitForCompletionAsync()));

        Assert.Equal(Id, error.OperationId);
        Assert.Equal(RunwareErrorCategory.Authentication, error.Error.Category);
    }

    [Fact]
    public async Task What_is_canceled_before_it_is_sent_reaches_no_handler_of_the_host()
    {
        using var http = HttpClientSource.Unlimited(new HttpClient(_service, disposeHandler: false));
        var transport = new ApiTransport(
            () => http, new("https://scripted.test/v1"), "key", TimeSpan.FromSeconds(1), new InjectedServices { Clock = _clock });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => transport.PostAsync(QueryBodies.GetResponse(Id.TaskId), new CancellationToken(canceled: true)).AsTask());

        Assert.Empty(_service.Calls);
    }

    [Fact]
    public async Task An_attempt_that_is_given_up_leaves_no_exception_that_nobody_looked_at()
    {
        const string mark = "late, and nobody waits";
        var unseen = 0;
        void Count(object? sender, UnobservedTaskExceptionEventArgs e) =>
            unseen += e.Exception.ToString().Contains(mark, StringComparison.Ordinal) ? 1 : 0;
        TaskScheduler.UnobservedTaskException += Count;
        try
        {
            await GiveUpAsync(mark);
            await Task.Yield();
            for (var generation = 0; generation < 3; generation++)
            {
                GC.Collect();
                GC.WaitForPendingFinalizers();
            }
        }
        finally
        {
            TaskScheduler.UnobservedTaskException -= Count;
        }

        Assert.Equal(0, unseen);
    }

    /// <summary>A handler that does not heed its token, and fails when nobody waits for it any more.</summary>
    private async Task GiveUpAsync(string mark)
    {
        var late = new TaskCompletionSource<HttpResponseMessage>();
        _service.OnCall = (_, _) => late.Task;
        using var client = _service.CreateClient(_clock);
        using var caller = new CancellationTokenSource();
        var ping = client.PingAsync(caller.Token);
        await Until(() => _service.Calls.Count == 1);
        await caller.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ping);
        late.SetException(new IOException(mark));
        _service.OnCall = (call, _) => Task.FromResult(call.Respond());
    }

    private static HttpResponseMessage Throttled(ScriptedCall call)
    {
        var response = call.Error("rateLimitExceeded", 429, tagged: false);
        response.Headers.RetryAfter = new(Pause);
        return response;
    }

    private static async Task Until(Func<bool> condition)
    {
        while (!condition())
        {
            await Task.Yield();
        }
    }
}
