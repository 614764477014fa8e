namespace Runware.Wan25.Tests.Polling;

/// <summary>Several handles of one id: what they share, and what each keeps for itself.</summary>
[Collection(ClockDriven.Name)]
public class HandleTests
{
    private static readonly VideoOperationId One = new(new Guid("11111111-1111-4111-8111-111111111111"));

    private readonly ScriptedService _service = new();
    private readonly VirtualTimeProvider _clock = new();

    [Fact]
    public async Task A_failed_video_under_http_400_is_reported_within_ten_seconds()
    {
        _service.Script("getResponse", call => call.Error("invalidValueUploadFailed", 400));
        using var client = _service.CreateClient(_clock, options => options.Polling = new());
        var begin = _clock.GetUtcNow();

        var error = await Assert.ThrowsAsync<VideoGenerationFailedException>(
            () => _clock.RunAsync(client.GenerateAsync(VideoRequest.FromText("A lighthouse").Build())));

        Assert.Equal(
            (RunwareErrorCategory.Validation, SubmissionState.Accepted),
            (error.Failures[0].Error.Category, error.SubmissionState));
        Assert.InRange(_clock.GetUtcNow() - begin, TimeSpan.Zero, TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task A_handle_that_ended_does_not_change_when_others_go_on()
    {
        _service.Script(
            "getResponse",
            call => call.Error("inferenceError", 400),
            call => call.Processing(),
            call => call.Rows([.. Enumerable.Range(1, 4).Select<int, Func<Guid, string>>(n => id => ScriptedCall.Success(id, n))]));
        using var client = _service.CreateClient(_clock);
        var (ended, goesOn) = (client.GetOperation(One), client.GetOperation(One with { ResultCount = 4 }));
        var wait = ended.WaitForCompletionAsync();
        var other = goesOn.WaitForCompletionAsync();
        await Assert.ThrowsAsync<VideoGenerationFailedException>(() => _clock.RunAsync(wait));

        Assert.Equal(4, (await _clock.RunAsync(other)).Videos.Count);

        Assert.Equal(
            (true, VideoStatus.Error, 0, 1),
            (ended.HasCompleted, ended.Status, ended.Result!.Videos.Count, ended.Result.Failures.Count));
        await Assert.ThrowsAsync<VideoGenerationFailedException>(() => ended.WaitForCompletionAsync());
        await ended.UpdateAsync();
        Assert.Equal(3, _service.Polls.Count);
    }

    [Fact]
    public void An_end_is_kept_for_a_wait_that_resumes_after_the_next_response()
    {
        using var subscriptions = new TestSubscriptions(_clock);
        var operation = subscriptions.Operation(1);
        var handle = new VideoOperation(operation.State);
        using var subscription = subscriptions.Subscription(operation, handle: handle);
        operation.State.Apply(_clock, Responses.Errors(Responses.Error(operation.TaskId, "inferenceError")), 400);
        Assert.True(subscription.IsOver);

        operation.State.Apply(_clock, Responses.Data(Responses.Row(operation.TaskId, Responses.Processing)));

        Assert.False(operation.State.HasEnded);
        Assert.True(subscription.IsOver);
        Assert.Equal("inferenceError", Assert.Single(handle.Result!.Failures).Error.Code);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_submitted_handle_brings_its_proof_to_a_wait_that_began_by_the_id(bool whilePolling)
    {
        var release = new TaskCompletionSource();
        _service
            .Script("getResponse", call => call.Error("taskNotFound", 404))
            .Script("getTaskDetails", call => call.Error("taskNotFound", 404));
        var scripted = _service.OnCall;
        _service.OnCall = async (call, token) =>
        {
            await (whilePolling && call.TaskType == "getResponse" ? release.Task : Task.CompletedTask);
            return await scripted(call, token);
        };
        using var client = _service.CreateClient(_clock, options => options.CompletionTimeout = TimeSpan.FromMinutes(1));
        var submitted = await client.SubmitAsync(VideoRequest.FromText("A lighthouse").Build());
        var byId = client.GetOperation(submitted.Id).WaitForCompletionAsync();
        await _clock.RestAsync();
        var wait = submitted.WaitForCompletionAsync();
        release.SetResult();

        var errors = await Task.WhenAll(
            Assert.ThrowsAsync<VideoGenerationTimeoutException>(() => _clock.RunAsync(wait)),
            Assert.ThrowsAsync<VideoGenerationTimeoutException>(() => byId));

        Assert.All(errors, error => Assert.Equal(SubmissionState.Accepted, error.SubmissionState));
    }

    [Fact]
    public async Task What_a_handle_has_seen_it_keeps_when_it_joins_others()
    {
        _service.Script("getResponse", call => call.Rows(id => ScriptedCall.Success(id)), call => call.Processing());
        using var client = _service.CreateClient(_clock);
        using var stop = new CancellationTokenSource();
        var operation = client.GetOperation(One with { ResultCount = 3 });
        await operation.UpdateAsync();
        var other = client.GetOperation(One with { ResultCount = 3 });
        var waits = Task.WhenAll(other.WaitForCompletionAsync(stop.Token), operation.WaitForCompletionAsync(stop.Token));
        await _clock.RestAsync();

        Assert.Single(operation.Result!.Videos);
        await stop.CancelAsync();
        await Assert.ThrowsAsync<VideoWaitCanceledException>(() => waits);
        Assert.Single(other.Result!.Videos);
    }

    [Fact]
    public async Task A_joined_job_whose_row_is_repeated_ends_with_one_video()
    {
        _service
            .Script(
                "getResponse",
                call => call.Rows(id => ScriptedCall.Success(id), id => ScriptedCall.Success(id), id => ScriptedCall.Success(id)))
            .Script("getTaskDetails", call => call.Error("taskNotFound", 404));
        using var client = _service.CreateClient(_clock);

        var result = await _clock.RunAsync(client.GetOperation(One with { ResultCount = 3 }).WaitForCompletionAsync());

        Assert.Single(result.Videos);
    }

    [Fact]
    public async Task The_first_report_is_what_was_known_at_the_call()
    {
        _service.Script("getResponse", call => call.Rows(id => ScriptedCall.Success(id)));
        using var client = _service.CreateClient(_clock);
        var reports = new List<VideoProgress>();

        await client.GetOperation(One).WaitForCompletionAsync(new Reporter(reports.Add));

        Assert.Equal(
            [(VideoStatus.Unknown, 0, 1), (VideoStatus.Success, 1, 1)],
            reports.Select(report => (report.Status, report.Completed, report.Expected)));
    }

    [Fact]
    public async Task The_last_report_has_no_progress_of_rows_that_still_ran()
    {
        _service.Script(
            "getResponse",
            call => call.Rows(id => ScriptedCall.Success(id), id => $$"""{"taskUUID":"{{id}}","status":"processing","progress":20}"""));
        using var client = _service.CreateClient(_clock);
        var reports = new List<VideoProgress>();

        await client.GetOperation(One).WaitForCompletionAsync(new Reporter(reports.Add));

        Assert.Equal((VideoStatus.Success, null), (reports[^1].Status, reports[^1].Percent));
    }

    [Fact]
    public async Task A_status_is_known_once_any_row_was_seen()
    {
        _service.Script("getResponse", call => call.Rows(id => ScriptedCall.Success(id)));
        using var client = _service.CreateClient(_clock);
        var operation = client.GetOperation(One with { ResultCount = 2 });

        await operation.UpdateAsync();

        Assert.Equal(VideoStatus.Processing, operation.Status);
    }

    [Fact]
    public async Task Progress_that_throws_does_not_end_the_wait()
    {
        using var client = _service.CreateClient(_clock);

        var result = await client.GetOperation(One).WaitForCompletionAsync(new Reporter(_ => throw new InvalidTimeZoneException()));

        Assert.Single(result.Videos);
    }

    [Fact]
    public async Task A_derived_operation_is_a_fake_of_whatever_it_overrides()
    {
        VideoOperation fake = new Fake();

        Assert.Equal((One, true, "11111111-1111-4111-8111-111111111111-1: success"), (fake.Id, fake.HasCompleted, fake.ToString()));
        await fake.UpdateAsync();
        Assert.Throws<NotSupportedException>(() => new Bare().Status);
        await Assert.ThrowsAsync<NotSupportedException>(async () => await new Bare().WaitForCompletionAsync());
    }

    [Fact]
    public async Task An_archive_that_refuses_lookups_of_many_breaks_no_wait()
    {
        var ids = Enumerable.Range(1, 12).Select(n => new VideoOperationId(Responses.TaskId(n))).ToList();
        _service
            .Script("getResponse", call => call.Generic())
            .Script("getTaskDetails", call => call.Tasks.Count > 1
                ? call.Error("invalidRequest", 400, tagged: false)
                : call.Archive(Responses.Data(ScriptedCall.Success(call.TaskId))));
        using var client = _service.CreateClient(_clock);

        // The eight that are polled alone at first are found there; the others share their search.
        var results = await _clock.RunAsync(Task.WhenAll(ids.ConvertAll(id => client.GetOperation(id).WaitForCompletionAsync())));

        Assert.All(results, result => Assert.Single(result.Videos));
    }

    [Fact]
    public async Task The_prompt_that_one_handle_knows_is_redacted_for_all()
    {
        const string prompt = "the secrets of the lighthouse keeper";
        var bothWait = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _service.OnCall = async (call, _) =>
        {
            await bothWait.Task;
            return ScriptedService.Json(
                $$"""{"errors":[{"code":"invalidProviderContent","message":"Not: {{prompt}}","taskUUID":"{{call.TaskId}}"}]}""", 400);
        };
        using var client = _service.CreateClient(_clock);

        Task[] waits =
        [
            client.GetOperation(One).WaitForCompletionAsync(),
            client.GetOperation(One, VideoRequest.FromText(prompt).Build()).WaitForCompletionAsync(),
        ];
        bothWait.SetResult();

        foreach (Task wait in waits)
        {
            var error = await Assert.ThrowsAsync<VideoGenerationFailedException>(() => _clock.RunAsync(wait));
            Assert.DoesNotContain("secrets", error.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task An_archive_that_responds_about_unknown_ids_alone_hides_no_other()
    {
        var ids = Enumerable.Range(1, 3).Select(n => new VideoOperationId(Responses.TaskId(n))).ToList();
        var begin = _clock.GetUtcNow();
        _service
            .Script("getResponse", call => call.Generic())
            .Script("getTaskDetails", call =>
            {
                bool hasEnded = _clock.GetUtcNow() - begin > TimeSpan.FromMinutes(1);
                var asked = call.Tasks.Select(task => task.GetProperty("taskUUID").GetGuid());
                var unknown = asked.Where(id => id != ids[0].TaskId || !hasEnded).ToList();
                return unknown.Count == 0
                    ? call.Archive(Responses.Data(ScriptedCall.Success(call.TaskId)))
                    : ScriptedService.Json(Responses.Errors(unknown.Select(id => Responses.Error(id, "taskNotFound"))), 404);
            });
        using var client = _service.CreateClient(_clock, options => options.CompletionTimeout = TimeSpan.FromMinutes(10));

        var waits = ids.ConvertAll(id => client.GetOperation(id).WaitForCompletionAsync());

        Assert.Single((await _clock.RunAsync(waits[0])).Videos);
        Assert.InRange((_clock.GetUtcNow() - begin).TotalMinutes, 1, 4);
    }

    [Fact]
    public async Task An_archive_that_never_responds_holds_up_no_end_of_others()
    {
        var unknown = Enumerable.Range(1, 9).Select(n => new VideoOperationId(Responses.TaskId(n))).ToList();
        _service.OnCall = async (call, token) =>
        {
            switch (call.TaskType)
            {
                case "getTaskDetails":
                    await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token);
                    break;
                case "getResponse":
                    var known = call.TaskIds.Except(unknown.Select(id => id.TaskId));
                    return ScriptedService.Json(Responses.Data(known.Select(id => ScriptedCall.Success(id))));
            }

            return call.Respond();
        };
        using var client = _service.CreateClient(_clock, options => options.CompletionTimeout = TimeSpan.FromSeconds(15));
        var submitted = await _clock.RunAsync(client.SubmitAsync(VideoRequest.FromText("A lighthouse").Build()));

        // Eight are polled alone, each for the ten seconds of its lookup; the last shares its poll with the one that was submitted.
        var waits = unknown.ConvertAll(id => client.GetOperation(id).WaitForCompletionAsync());

        Assert.Single((await _clock.RunAsync(submitted.WaitForCompletionAsync())).Videos);
        await Assert.ThrowsAsync<VideoGenerationTimeoutException>(() => _clock.RunAsync(Task.WhenAll(waits)));
    }

    [Fact]
    public async Task An_archive_that_never_responds_delays_no_wait_for_long()
    {
        _service.OnCall = async (call, token) =>
        {
            if (call.TaskType == "getTaskDetails")
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token);
            }

            return call.Respond();
        };
        using var client = _service.CreateClient(_clock);
        var begin = _clock.GetUtcNow();

        Assert.Single((await _clock.RunAsync(client.GetOperation(One).WaitForCompletionAsync())).Videos);
        Assert.InRange(_clock.GetUtcNow() - begin, TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(11));
    }

    [Fact]
    public async Task Thousands_of_canceled_waits_leave_nothing_behind()
    {
        _service.Script("getResponse", call => call.Processing());
        using var client = _service.CreateClient(_clock);
        var timers = _clock.UntilNextTimer;
        var weak = await CancelAsync(client);
        await _clock.RestAsync();
        _clock.Advance(TimeSpan.FromSeconds(10));
        await _clock.RestAsync();

        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();

        Assert.Equal(timers, _clock.UntilNextTimer);
        Assert.InRange(weak.Count(reference => reference.IsAlive), 0, 10);
        Assert.Single((await _clock.RunAsync(ThenFinishAsync(client))).Videos);
    }

    private Task<VideoResult> ThenFinishAsync(Wan25Client client)
    {
        _service.Script("getResponse", call => call.Respond());
        return client.GetOperation(One).WaitForCompletionAsync();
    }

    private static async Task<List<WeakReference>> CancelAsync(Wan25Client client)
    {
        var weak = new List<WeakReference>();
        for (var round = 0; round < 20; round++)
        {
            using var stop = new CancellationTokenSource();
            var waits = new List<Task>();
            for (var n = 0; n < 200; n++)
            {
                var operation = client.GetOperation(new(Responses.TaskId((round * 200) + n)));
                weak.Add(new WeakReference(operation.State));
                waits.Add(operation.WaitForCompletionAsync(stop.Token));
            }

            await stop.CancelAsync();
            await Assert.ThrowsAsync<VideoWaitCanceledException>(() => Task.WhenAll(waits));
        }

        return weak;
    }

    private sealed class Reporter(Action<VideoProgress> report) : IProgress<VideoProgress>
    {
        public void Report(VideoProgress value) => report(value);
    }

    private sealed class Fake : VideoOperation
    {
        public override VideoOperationId Id => One;

        public override VideoStatus Status => VideoStatus.Success;

        public override bool HasCompleted => true;
    }

    private sealed class Bare : VideoOperation;
}
