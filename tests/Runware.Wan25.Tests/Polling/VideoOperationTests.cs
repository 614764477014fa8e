namespace Runware.Wan25.Tests.Polling;

/// <summary>What a handle shows and does besides waiting.</summary>
[Collection(ClockDriven.Name)]
public class VideoOperationTests
{
    private static readonly VideoOperationId Two = new(new Guid("11111111-1111-4111-8111-111111111111"), 2);

    private readonly ScriptedService _service = new();
    private readonly VirtualTimeProvider _clock = new();

    [Fact]
    public async Task An_update_polls_once_and_shows_what_is_known()
    {
        _service.Script(
            "getResponse",
            call => call.Rows(id => ScriptedCall.Success(id), id => $$"""{"taskUUID":"{{id}}","status":"processing","progress":40}"""));
        using var client = _service.CreateClient(_clock);
        var operation = client.GetOperation(Two);
        Assert.Equal((VideoStatus.Unknown, null, false), (operation.Status, operation.Result, operation.HasCompleted));

        await operation.UpdateAsync();

        Assert.Equal(VideoStatus.Processing, operation.Status);
        Assert.Single(operation.Result!.Videos);
        Assert.False(operation.HasCompleted);
        Assert.Single(_service.Polls);
    }

    [Fact]
    public async Task What_an_update_learns_reaches_every_wait_for_the_same_id()
    {
        _service.Script(
            "getResponse", call => call.Processing(), call => call.Rows(id => ScriptedCall.Success(id), id => ScriptedCall.Success(id, 2)));
        using var client = _service.CreateClient(_clock);
        var wait = client.GetOperation(Two).WaitForCompletionAsync();
        await _clock.RestAsync();

        await client.GetOperation(Two).UpdateAsync();

        Assert.Equal(2, (await wait).Videos.Count);
        Assert.Equal(2, _service.Polls.Count);
    }

    [Fact]
    public async Task Videos_are_given_one_by_one_and_again_to_who_comes_late()
    {
        _service.Script(
            "getResponse",
            call => call.Rows(id => ScriptedCall.Success(id), id => $$"""{"taskUUID":"{{id}}","status":"processing"}"""),
            call => call.Rows(id => ScriptedCall.Success(id), id => ScriptedCall.Success(id, 2)));
        using var client = _service.CreateClient(_clock);
        var operation = client.GetOperation(Two);
        var early = operation.GetVideosAsync().GetAsyncEnumerator();

        Assert.True(await early.MoveNextAsync());
        Assert.Single(_service.Polls);
        Assert.True(await _clock.RunAsync(early.MoveNextAsync().AsTask()));
        Assert.False(await early.MoveNextAsync());
        await early.DisposeAsync();

        var late = new List<Guid>();
        await foreach (var video in operation.GetVideosAsync())
        {
            late.Add(video.VideoId);
        }

        Assert.Equal([ScriptedCall.VideoId(1), ScriptedCall.VideoId(2)], late);
    }

    [Fact]
    public async Task What_the_live_store_has_forgotten_is_found_in_the_archive()
    {
        _service.Script("getResponse", _ => ScriptedCall.Nothing()).Script("getTaskDetails", call => call.Archive(
            Responses.Data(ScriptedCall.Success(call.TaskId), ScriptedCall.Success(call.TaskId, 2))));
        using var client = _service.CreateClient(_clock);

        var result = await _clock.RunAsync(client.GetOperation(Two).WaitForCompletionAsync());

        Assert.Equal(2, result.Videos.Count);
    }

    [Fact]
    public async Task An_archived_conflict_is_no_verdict()
    {
        _service
            .Script("getResponse", _ => ScriptedCall.Nothing(), _ => ScriptedCall.Nothing(), call =>
                call.Rows(id => ScriptedCall.Success(id), id => ScriptedCall.Success(id, 2)))
            .Script("getTaskDetails", call => call.Archive("""{"errors":[{"code":"conflictTaskUUID","message":"used"}]}"""));
        using var client = _service.CreateClient(_clock);

        Assert.Equal(2, (await _clock.RunAsync(client.GetOperation(Two).WaitForCompletionAsync())).Videos.Count);
    }

    [Fact]
    public async Task The_first_report_has_the_id_and_comes_before_the_first_byte()
    {
        var callsAtFirstReport = -1;
        VideoOperationId? reported = null;
        using var client = _service.CreateClient(_clock);
        var progress = new Reporter(report =>
        {
            reported ??= report.OperationId;
            callsAtFirstReport = callsAtFirstReport < 0 ? _service.Calls.Count : callsAtFirstReport;
        });

        var result = await _clock.RunAsync(client.GenerateAsync(VideoRequest.FromText("A lighthouse").Build(), progress));

        Assert.Equal((0, result.OperationId), (callsAtFirstReport, reported));
    }

    [Fact]
    public async Task Progress_is_reported_at_once_after_each_response_and_at_the_end()
    {
        _service.Script(
            "getResponse",
            call => call.Rows(id => $$"""{"taskUUID":"{{id}}","status":"processing","progress":40}"""),
            call => call.Rows(id => ScriptedCall.Success(id), id => $$"""{"taskUUID":"{{id}}","status":"processing"}"""),
            call => call.Rows(id => ScriptedCall.Success(id), id => ScriptedCall.Success(id, 2)));
        using var client = _service.CreateClient(_clock);
        var reports = new List<VideoProgress>();

        await _clock.RunAsync(client.GetOperation(Two).WaitForCompletionAsync(new Reporter(reports.Add)));

        Assert.Equal([0, 0, 1, 2], reports.Select(report => report.Completed));
        Assert.Equal(
            [VideoStatus.Unknown, VideoStatus.Processing, VideoStatus.Processing, VideoStatus.Success],
            reports.Select(report => report.Status));
        Assert.Equal([null, 40, null, null], reports.Select(report => report.Percent));
        Assert.Equal(reports.Select(report => report.Elapsed).Order(), reports.Select(report => report.Elapsed));
        Assert.True(reports[^1].Elapsed > TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task The_time_of_a_submitted_operation_counts_from_its_submission()
    {
        using var client = _service.CreateClient(_clock);
        var operation = await client.SubmitAsync(VideoRequest.FromText("A lighthouse").Build());
        _clock.Advance(TimeSpan.FromMinutes(3));
        var first = (TimeSpan?)null;

        await _clock.RunAsync(operation.WaitForCompletionAsync(new Reporter(report => first ??= report.Elapsed)));

        Assert.Equal(TimeSpan.FromMinutes(3), first);
    }

    [Fact]
    public async Task Handles_of_one_id_share_what_a_wait_has_learnt()
    {
        _service.Script(
            "getResponse", call => call.Processing(), call => call.Rows(id => ScriptedCall.Success(id), id => ScriptedCall.Success(id, 2)));
        using var client = _service.CreateClient(_clock);
        var (first, second) = (client.GetOperation(Two), client.GetOperation(Two));
        var waits = Task.WhenAll(first.WaitForCompletionAsync(), second.WaitForCompletionAsync());

        await _clock.RunAsync(waits);

        Assert.True(first.HasCompleted && second.HasCompleted);
        Assert.Equal((VideoStatus.Success, 2), (second.Status, second.Result!.Videos.Count));
    }

    [Fact]
    public async Task A_failure_so_far_is_a_result_so_far()
    {
        _service.Script("getResponse", call => ScriptedService.Json(
            $$"""{"data":[{"taskUUID":"{{call.TaskId}}","status":"processing"}],"errors":"""
                + $$"""[{"code":"inferenceError","taskUUID":"{{call.TaskId}}"}]}"""));
        using var client = _service.CreateClient(_clock);
        var operation = client.GetOperation(Two);

        await operation.UpdateAsync();

        Assert.Equal((false, 0, 1), (operation.HasCompleted, operation.Result!.Videos.Count, operation.Result.Failures.Count));
    }

    [Fact]
    public async Task Giving_the_videos_of_an_operation_without_any_ends_with_its_failure()
    {
        _service.Script("getResponse", call => call.Error("inferenceError", 400));
        using var client = _service.CreateClient(_clock);
        var operation = client.GetOperation(Two with { ResultCount = 1 });

        await Assert.ThrowsAsync<VideoGenerationFailedException>(
            async () => await operation.GetVideosAsync().GetAsyncEnumerator().MoveNextAsync());
        await Assert.ThrowsAsync<VideoGenerationFailedException>(
            async () => await operation.GetVideosAsync().GetAsyncEnumerator().MoveNextAsync());
        Assert.Single(_service.Polls);
    }

    [Fact]
    public async Task An_update_without_a_response_reports_the_id()
    {
        _service.OnCall = (_, _) => throw new HttpRequestException("reset");
        using var client = _service.CreateClient(_clock, options => options.Retry.MaxAttempts = 2);

        var error = await Assert.ThrowsAsync<RunwareConnectionException>(() => _clock.RunAsync(client.GetOperation(Two).UpdateAsync()));

        Assert.Equal((Two, SubmissionState.Unknown, 2), (error.OperationId, error.SubmissionState, _service.Calls.Count));
    }

    [Fact]
    public async Task A_resumed_operation_without_proof_is_looked_for_in_the_archive()
    {
        _service.Script("getResponse", call => call.Generic()).Script("getTaskDetails", call => call.Error("taskNotFound", 404));
        using var client = _service.CreateClient(_clock);

        await client.GetOperation(Two).UpdateAsync();

        Assert.Equal(["getResponse", "getTaskDetails"], _service.Calls.Select(call => call.TaskType));
    }

    [Fact]
    public async Task A_resumed_operation_with_proof_is_not_looked_for_in_the_archive()
    {
        _service.Script("getResponse", call => call.Processing());
        using var client = _service.CreateClient(_clock);

        await client.GetOperation(Two).UpdateAsync();

        Assert.Equal(["getResponse"], _service.Calls.Select(call => call.TaskType));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_poll_that_is_no_longer_waited_for_is_canceled(bool byDisposal)
    {
        var given = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _service.OnCall = async (_, token) =>
        {
            token.Register(given.SetResult);
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token);
            throw new InvalidOperationException();
        };
        using var client = _service.CreateClient(_clock);
        using var cancellation = new CancellationTokenSource();
        var wait = client.GetOperation(Two).WaitForCompletionAsync(cancellationToken: cancellation.Token);
        await _clock.RestAsync();

        await (byDisposal ? Task.Run(client.Dispose) : cancellation.CancelAsync());

        var error = await Assert.ThrowsAsync<VideoWaitCanceledException>(() => wait);
        Assert.Equal(!byDisposal, error.CancellationToken == cancellation.Token);
        Assert.True(error.CancellationToken.IsCancellationRequested);
        await given.Task.WaitAsync(TimeSpan.FromSeconds(60), TimeProvider.System);
    }

    [Fact]
    public async Task A_faked_operation_has_ended_with_its_result()
    {
        var id = new VideoOperationId(Guid.NewGuid());
        var failure = Wan25ModelFactory.VideoFailure(Wan25ModelFactory.RunwareError("inferenceError", "It has gone wrong."));
        var made = Wan25ModelFactory.VideoOperation(
            Wan25ModelFactory.VideoResult(id, [Wan25ModelFactory.GeneratedVideo(id, Guid.NewGuid())]));
        var failed = Wan25ModelFactory.VideoOperation(Wan25ModelFactory.VideoResult(id, [], [failure]));

        Assert.Equal((VideoStatus.Success, true, 1), (made.Status, made.HasCompleted, (await made.WaitForCompletionAsync()).Videos.Count));
        Assert.Equal((VideoStatus.Error, true), (failed.Status, failed.HasCompleted));
        var error = await Assert.ThrowsAsync<VideoGenerationFailedException>(() => failed.WaitForCompletionAsync());
        Assert.Equal("inferenceError", Assert.Single(error.Failures).Error.Code);
    }

    private sealed class Reporter(Action<VideoProgress> report) : IProgress<VideoProgress>
    {
        public void Report(VideoProgress value) => report(value);
    }
}
