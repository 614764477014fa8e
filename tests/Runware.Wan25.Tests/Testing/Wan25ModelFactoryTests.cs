using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Runware.Wan25.Tests.Testing;

public sealed class Wan25ModelFactoryTests
{
    private static readonly VideoOperationId Id = new(new Guid("be8fd83d-7116-4984-b37e-391df5ee434e"), 2);
    private static readonly GeneratedVideo Video = Wan25ModelFactory.GeneratedVideo(Id, Guid.NewGuid(), cost: 0.25m);
    private static readonly VideoResult Partial = Wan25ModelFactory.VideoResult(Id, [Video]);

    [Fact]
    public void A_running_operation_has_its_id_status_and_partial_result()
    {
        VideoOperation operation = Wan25ModelFactory.VideoOperation(Id, VideoStatus.Processing, Partial);

        Assert.Equal((Id, VideoStatus.Processing, false), (operation.Id, operation.Status, operation.HasCompleted));
        Assert.Same(Partial, operation.Result);
        Assert.Equal($"{Id}: processing", operation.ToString());
        Assert.False(operation.Nudge());
    }

    [Fact]
    public void What_is_made_can_be_serialized()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web) { TypeInfoResolver = new DefaultJsonTypeInfoResolver() };
        VideoFailure failure = Wan25ModelFactory.VideoFailure(Wan25ModelFactory.RunwareError("providerError", "No luck."));
        VideoResult result = Wan25ModelFactory.VideoResult(Id, [Video], [failure]);

        using JsonDocument json = JsonDocument.Parse(JsonSerializer.Serialize(result, options));

        Assert.Equal(Id.ToString(), json.RootElement.GetProperty("operationId").GetString());
        JsonElement error = json.RootElement.GetProperty("failures")[0].GetProperty("error");
        Assert.Equal(("providerError", "Provider"), (error.GetProperty("code").GetString(), error.GetProperty("category").GetString()));
        Assert.False(error.TryGetProperty("json", out _));
        Assert.Equal("\"processing\"", JsonSerializer.Serialize(VideoStatus.Processing, options));
        Assert.Equal(VideoStatus.Unknown, JsonSerializer.Deserialize<VideoStatus>("\"unknown\"", options));
        Assert.NotEmpty(JsonSerializer.Serialize(Wan25ModelFactory.AccountBalance(5), options));
        Assert.NotEmpty(JsonSerializer.Serialize(Wan25ModelFactory.VideoProgress(Id, VideoStatus.Processing), options));
    }

    [Fact]
    public void A_running_operation_may_have_no_result_yet()
    {
        VideoOperation operation = Wan25ModelFactory.VideoOperation(Id, VideoStatus.Unknown);

        Assert.Null(operation.Result);
        Assert.True(operation.UpdateAsync().IsCompletedSuccessfully);
    }

    [Fact]
    public async Task A_wait_for_a_running_operation_reports_and_ends_at_its_cancellation()
    {
        using var source = new CancellationTokenSource();
        var progress = new Reports();

        Task<VideoResult> wait = Wan25ModelFactory.VideoOperation(Id, VideoStatus.Processing, Partial)
            .WaitForCompletionAsync(progress, source.Token);

        VideoProgress report = Assert.Single(progress);
        Assert.Equal((Id, VideoStatus.Processing, 1, 2), (report.OperationId, report.Status, report.Completed, report.Expected));
        Assert.False(wait.IsCompleted);
        await source.CancelAsync();
        var canceled = await Assert.ThrowsAsync<VideoWaitCanceledException>(() => wait);
        Assert.Equal(
            (Id, SubmissionState.Accepted, source.Token),
            (canceled.OperationId, canceled.SubmissionState, canceled.CancellationToken));
    }

    [Fact]
    public async Task The_videos_of_a_running_operation_begin_with_the_known_ones()
    {
        using var source = new CancellationTokenSource();
        await using var videos =
            Wan25ModelFactory.VideoOperation(Id, VideoStatus.Processing, Partial).GetVideosAsync(source.Token).GetAsyncEnumerator();

        Assert.True(await videos.MoveNextAsync());
        Assert.Same(Video, videos.Current);
        var next = videos.MoveNextAsync();
        Assert.False(next.IsCompleted);
        await source.CancelAsync();
        await Assert.ThrowsAsync<VideoWaitCanceledException>(async () => await next);
    }

    [Fact]
    public void A_running_operation_has_neither_a_final_status_nor_a_foreign_result()
    {
        VideoResult foreign = Wan25ModelFactory.VideoResult(new VideoOperationId(Guid.NewGuid()), []);

        foreach (VideoStatus status in new[] { VideoStatus.Success, VideoStatus.Error })
        {
            Assert.Equal("status", Assert.Throws<ArgumentException>(() => Wan25ModelFactory.VideoOperation(Id, status)).ParamName);
        }

        Assert.Equal(
            "partial",
            Assert.Throws<ArgumentException>(() => Wan25ModelFactory.VideoOperation(Id, VideoStatus.Processing, foreign)).ParamName);
    }

    [Fact]
    public void A_cancellation_carries_the_operation_the_state_and_the_token()
    {
        using var source = new CancellationTokenSource();

        VideoWaitCanceledException canceled = Wan25ModelFactory.VideoWaitCanceledException(Id, SubmissionState.Unknown, source.Token);

        Assert.Equal(
            (Id, SubmissionState.Unknown, source.Token),
            (canceled.OperationId, canceled.SubmissionState, canceled.CancellationToken));
        Assert.Contains(Id.ToString(), canceled.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_progress_of_a_download_can_be_made()
    {
        DownloadProgress progress = Wan25ModelFactory.DownloadProgress(5, 10);

        Assert.Equal((5, 10), (progress.BytesReceived, progress.TotalBytes));
    }

    private sealed class Reports : List<VideoProgress>, IProgress<VideoProgress>
    {
        public void Report(VideoProgress value) => Add(value);
    }
}
