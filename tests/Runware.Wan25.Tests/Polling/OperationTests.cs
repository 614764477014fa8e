namespace Runware.Wan25.Tests.Polling;

/// <summary>What a handle shows and does besides waiting.</summary>
[Collection(ClockDriven.Name)]
public class OperationTests
{
    private static readonly VideoOperationId Two = new(new Guid("11111111-1111-4111-8111-111111111111"), 2);

    private readonly ScriptedService _service = new();
    private readonly ManualClock _clock = new();

    [Fact]
    public async Task An_update_asks_once_and_shows_what_is_known()
    {
        _service.Script("getResponse", call => call.Rows(id => ScriptedCall.Success(id), id => $$"""{"taskUUID":"{{id}}","status":"processing","progress":40}"""));
        using var client = _service.CreateClient(_clock);
        var operation = client.GetOperation(Two);
        Assert.Equal((VideoStatus.Unknown, null, false), (operation.Status, operation.Result, operation.HasCompleted));

        await operation.UpdateAsync();

        Assert.Equal(VideoStatus.Processing, operation.Status);
        Assert.Single(operation.Result!.Videos);
        Assert.False(operation.HasCompleted);
        Assert.Single(_service.Questions);
    }

    [Fact]
    public async Task What_an_update_learns_reaches_every_wait_for_the_same_id()
    {
        _service.Script("getResponse", call => call.Processing(), call => call.Rows(id => ScriptedCall.Success(id), id => ScriptedCall.Success(id, 2)));
        using var client = _service.CreateClient(_clock);
        var wait = client.GetOperation(Two).WaitForCompletionAsync();
        await ManualClockRuns.SettleAsync();

        await client.GetOperation(Two).UpdateAsync();

        Assert.Equal(2, (await wait).Videos.Count);
        Assert.Equal(2, _service.Questions.Count);
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
        Assert.Single(_service.Questions);
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
    public async Task A_resumed_operation_that_the_live_store_has_forgotten_is_found_in_the_archive()
    {
        _service.Script("getResponse", call => ScriptedService.Json(call.Tasks.Count == 1
            ? """{"data":[]}"""
            : $$"""{"data":[{"taskType":"getTaskDetails","taskUUID":"{{call.TaskId}}","request":[{}],"response":{"data":[{{ScriptedCall.Success(call.TaskId)}},{{ScriptedCall.Success(call.TaskId, 2)}}]} }]}"""));
        using var client = _service.CreateClient(_clock);

        var result = await _clock.RunAsync(client.GetOperation(Two).WaitForCompletionAsync());

        Assert.Equal(2, result.Videos.Count);
    }

    [Fact]
    public async Task An_archived_conflict_is_no_verdict()
    {
        var archived = 0;
        _service.Script("getResponse", call => call.Tasks.Count == 2 && archived++ < 3
            ? ScriptedService.Json($$"""{"data":[{"taskType":"getTaskDetails","taskUUID":"{{call.TaskId}}","response":{"errors":[{"code":"conflictTaskUUID","message":"used"}]} }]}""")
            : call.Rows(id => ScriptedCall.Success(id), id => ScriptedCall.Success(id, 2)));
        using var client = _service.CreateClient(_clock);

        Assert.Equal(2, (await _clock.RunAsync(client.GetOperation(Two).WaitForCompletionAsync())).Videos.Count);
    }

    [Fact]
    public async Task The_first_report_of_progress_has_the_id_and_comes_before_the_first_byte()
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

        Assert.Equal((0, result.Id), (callsAtFirstReport, reported));
    }

    private sealed class Reporter(Action<VideoProgress> report) : IProgress<VideoProgress>
    {
        public void Report(VideoProgress value) => report(value);
    }
}
