using System.Diagnostics;
using Runware.Wan25.Diagnostics;
using Runware.Wan25.Tests.Polling;

namespace Runware.Wan25.Tests.Diagnostics;

[Collection(ClockDriven.Name)]
public class TelemetryTests
{
    private readonly ScriptedService _service = new();
    private readonly VirtualTimeProvider _clock = new();

    [Fact]
    public async Task One_span_covers_an_operation_from_its_submission_to_its_end()
    {
        using var spans = new Spans();
        using var client = _service.CreateClient(_clock);

        var operation = await client.SubmitAsync(VideoRequest.FromText("A lighthouse").WithSeed(7).Build());
        Assert.Empty(spans.Of(operation.Id));
        await _clock.RunAsync(operation.WaitForCompletionAsync());

        var span = Assert.Single(spans.Of(operation.Id));
        Assert.Equal(
            ("generate_content runware:201@1", ActivityKind.Client, ActivityStatusCode.Unset),
            (span.DisplayName, span.Kind, span.Status));
        Assert.Equal("generate_content", span.GetTagItem("gen_ai.operation.name"));
        Assert.Equal("runware", span.GetTagItem("gen_ai.provider.name"));
        Assert.Equal("runware:201@1", span.GetTagItem("gen_ai.request.model"));
        Assert.Equal(("scripted.test", 443), (span.GetTagItem("server.address"), span.GetTagItem("server.port")));
        Assert.Equal(7L, span.GetTagItem("gen_ai.request.seed"));
        Assert.Equal(0.25, span.GetTagItem("runware.cost"));
    }

    [Fact]
    public async Task The_span_of_a_submission_ends_where_another_handle_sees_the_end()
    {
        using var spans = new Spans();
        using var client = _service.CreateClient(_clock);
        VideoOperationId id = (await client.SubmitAsync(VideoRequest.FromText("A lighthouse").Build())).Id;
        Assert.Empty(spans.Of(id));

        VideoOperation looked = client.GetOperation(id);
        await _clock.RunAsync(looked.UpdateAsync());
        await _clock.RunAsync(client.GetOperation(id).UpdateAsync());
        await _clock.RunAsync(client.GetOperation(id).UpdateAsync());

        Assert.True(looked.HasCompleted);
        Activity span = Assert.Single(spans.Of(id));
        Assert.Equal(("generate_content", 0.25), (span.GetTagItem("gen_ai.operation.name"), span.GetTagItem("runware.cost")));
        Assert.True(OperationTelemetry.IsCounted(id.TaskId));
    }

    [Fact]
    public async Task The_end_counts_also_after_a_wait_that_was_broken_off()
    {
        using var spans = new Spans();
        using var client = _service.CreateClient(_clock);
        var operation = await client.SubmitAsync(VideoRequest.FromText("A lighthouse").Build());
        await Assert.ThrowsAsync<VideoWaitCanceledException>(() => operation.WaitForCompletionAsync(new CancellationToken(true)));
        Assert.False(OperationTelemetry.IsCounted(operation.Id.TaskId));

        await _clock.RunAsync(operation.WaitForCompletionAsync());

        Assert.True(OperationTelemetry.IsCounted(operation.Id.TaskId));
        Assert.Equal(
            ["generate_content", "fetch_response"],
            spans.Of(operation.Id).Select(span => span.GetTagItem("gen_ai.operation.name")));
    }

    [Fact]
    public async Task The_span_of_videos_ends_when_their_loop_is_left()
    {
        using var spans = new Spans();
        _service.Script("getResponse", call => call.Rows(id => ScriptedCall.Success(id), id => Responses.Row(id, Responses.Processing)));
        using var client = _service.CreateClient(_clock);
        var operation = client.GetOperation(new VideoOperationId(Guid.NewGuid(), 2));

        await _clock.RunAsync(ReadOneAsync(operation));

        Assert.Equal("canceled", Assert.Single(spans.Of(operation.Id)).GetTagItem("error.type"));
    }

    [Fact]
    public async Task The_span_of_a_submission_goes_on_when_a_loop_is_left()
    {
        using var spans = new Spans();
        ScriptTwoVideos();
        using var client = _service.CreateClient(_clock);
        var operation = await client.SubmitAsync(VideoRequest.FromText("A lighthouse").WithResults(2).Build());

        await _clock.RunAsync(ReadOneAsync(operation));
        Assert.Empty(spans.Of(operation.Id));
        await _clock.RunAsync(operation.WaitForCompletionAsync());

        var span = Assert.Single(spans.Of(operation.Id));
        Assert.Equal(("generate_content", null), (span.GetTagItem("gen_ai.operation.name"), span.GetTagItem("error.type")));
    }

    [Fact]
    public async Task A_wait_is_counted_although_a_loop_on_its_handle_was_left()
    {
        using var spans = new Spans();
        ScriptTwoVideos();
        using var client = _service.CreateClient(_clock);
        var operation = client.GetOperation(new VideoOperationId(Guid.NewGuid(), 2));
        var wait = operation.WaitForCompletionAsync();

        await _clock.RunAsync(ReadOneAsync(operation));
        await _clock.RunAsync(wait);

        Assert.True(OperationTelemetry.IsCounted(operation.Id.TaskId));
        Assert.Equal(["canceled", null], spans.Of(operation.Id).Select(span => span.GetTagItem("error.type")));
    }

    [Fact]
    public async Task A_loop_that_cannot_begin_leaves_no_span_open()
    {
        using var spans = new Spans();
        var client = _service.CreateClient(_clock);
        var operation = client.GetOperation(new VideoOperationId(Guid.NewGuid()));
        client.Dispose();

        await Assert.ThrowsAsync<VideoWaitCanceledException>(() => ReadAsync(operation));

        Assert.Single(spans.Of(operation.Id));
    }

    [Fact]
    public async Task A_handle_of_fewer_results_does_not_end_the_span_of_the_submission()
    {
        using var spans = new Spans();
        _service.Script("getResponse", call => call.Rows(id => ScriptedCall.Success(id), id => Responses.Row(id, Responses.Processing)));
        using var client = _service.CreateClient(_clock);
        var operation = await client.SubmitAsync(VideoRequest.FromText("A lighthouse").WithResults(2).Build());

        await _clock.RunAsync(client.GetOperation(operation.Id with { ResultCount = 1 }).UpdateAsync());

        Assert.DoesNotContain(spans.Of(operation.Id), span => Equals(span.GetTagItem("gen_ai.operation.name"), "generate_content"));
    }

    [Fact]
    public async Task An_operation_of_another_process_is_one_span_where_its_end_is_seen()
    {
        using var spans = new Spans();
        using var client = _service.CreateClient(_clock);
        var id = new VideoOperationId(Guid.NewGuid());

        await _clock.RunAsync(client.GetOperation(id).UpdateAsync());
        await _clock.RunAsync(client.GetOperation(id).UpdateAsync());

        Activity span = Assert.Single(spans.Of(id));
        Assert.Equal(("fetch_response", 0.25), (span.GetTagItem("gen_ai.operation.name"), span.GetTagItem("runware.cost")));
    }

    [Fact]
    public void What_is_counted_is_counted_once_and_what_is_kept_is_limited()
    {
        var counted = new RecentTaskMap<bool>();
        var id = Guid.NewGuid();

        Assert.Equal((true, false, true), (counted.TryAdd(id, true), counted.TryAdd(id, true), counted.TryGet(id, out _)));
        for (int other = 0; other < 5000; other++)
        {
            counted.TryAdd(Guid.NewGuid(), true);
        }

        Assert.False(counted.TryGet(id, out _));
    }

    [Fact]
    public void What_is_kept_is_removed_unless_it_was_replaced()
    {
        var open = new RecentTaskMap<string>();
        var id = Guid.NewGuid();
        open.TryAdd(id, "first");

        open.Remove(id, "another");
        Assert.True(open.TryGet(id, out var kept));
        Assert.Equal("first", kept);

        open.Remove(id, "first");
        Assert.False(open.TryGet(id, out _));
    }

    [Fact]
    public async Task A_resumed_wait_is_a_span_of_its_own_and_a_failure_is_named()
    {
        using var spans = new Spans();
        _service.Script("getResponse", call => call.Error("timeoutProvider", 200));
        using var client = _service.CreateClient(_clock);
        var id = new VideoOperationId(Guid.NewGuid());

        await Assert.ThrowsAsync<VideoGenerationFailedException>(() => _clock.RunAsync(client.GetOperation(id).WaitForCompletionAsync()));

        var span = Assert.Single(spans.Of(id));
        Assert.Equal(("fetch_response runware:201@1", ActivityStatusCode.Error), (span.DisplayName, span.Status));
        Assert.Equal("timeoutProvider", span.GetTagItem("error.type"));
    }

    [Theory]
    [InlineData("videos one by one")]
    [InlineData("a time limit")]
    [InlineData("a time limit, one by one")]
    public async Task Every_resumed_wait_is_one_span_however_it_is_done_and_ends(string story)
    {
        using var spans = new Spans();
        if (story != "videos one by one")
        {
            _service.Script("getResponse", call => call.Processing());
        }

        using var client = _service.CreateClient(_clock, options => options.CompletionTimeout = TimeSpan.FromSeconds(5));
        var id = new VideoOperationId(Guid.NewGuid());
        var operation = client.GetOperation(id);
        var ends = story == "a time limit" ? (Task)operation.WaitForCompletionAsync() : ReadAsync(operation);

        await _clock.RunAsync(Task.WhenAny(ends));

        var span = Assert.Single(spans.Of(id));
        Assert.Equal(story == "videos one by one", ends.IsCompletedSuccessfully);
        Assert.Equal(ends.IsCompletedSuccessfully ? ActivityStatusCode.Unset : ActivityStatusCode.Error, span.Status);
    }

    [Fact]
    public async Task Reading_videos_that_another_wait_has_brought_is_one_span()
    {
        using var spans = new Spans();
        _service.Script("getResponse", call => call.Rows(id => ScriptedCall.Success(id)), call => call.Processing());
        using var client = _service.CreateClient(_clock);
        using var stop = new CancellationTokenSource();
        var id = new VideoOperationId(Guid.NewGuid(), ResultCount: 2);
        var waitForTwo = client.GetOperation(id).WaitForCompletionAsync(stop.Token);
        await _clock.RestAsync();

        await ReadAsync(client.GetOperation(id with { ResultCount = 1 }));

        Assert.Equal(ActivityStatusCode.Unset, Assert.Single(spans.Of(id)).Status);
        await stop.CancelAsync();
        await Assert.ThrowsAsync<VideoWaitCanceledException>(() => waitForTwo);
    }

    private void ScriptTwoVideos() => _service.Script(
        "getResponse",
        call => call.Rows(id => ScriptedCall.Success(id), id => Responses.Row(id, Responses.Processing)),
        call => call.Rows(id => ScriptedCall.Success(id), id => ScriptedCall.Success(id, 2)));

    private static async Task ReadOneAsync(VideoOperation operation)
    {
        await foreach (var _ in operation.GetVideosAsync())
        {
            break;
        }
    }

    private static async Task ReadAsync(VideoOperation operation)
    {
        await foreach (var _ in operation.GetVideosAsync())
        {
        }
    }

    private sealed class Spans : IDisposable
    {
        private readonly List<Activity> _stopped = [];
        private readonly ActivityListener _listener;

        public Spans()
        {
            _listener = new ActivityListener
            {
                ShouldListenTo = source => source.Name == Wan25Telemetry.SourceName,
                Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
                ActivityStopped = activity =>
                {
                    lock (_stopped)
                    {
                        _stopped.Add(activity);
                    }
                },
            };
            ActivitySource.AddActivityListener(_listener);
        }

        public List<Activity> Of(VideoOperationId id)
        {
            lock (_stopped)
            {
                return _stopped.FindAll(activity => (string?)activity.GetTagItem("gen_ai.response.id") == id.TaskId.ToString());
            }
        }

        public void Dispose() => _listener.Dispose();
    }
}
