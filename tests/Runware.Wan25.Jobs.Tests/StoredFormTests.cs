using System.Text.Json;
using Runware.Wan25.Jobs.Storage;
using Runware.Wan25.Jobs.Tests.Support;

namespace Runware.Wan25.Jobs.Tests;

public sealed class StoredFormTests : JobsTest
{
    /// <summary>As the first version stored it. This text never changes.</summary>
    private const string Format1 =
        """
        {"format":1,"request":{"version":1,"taskType":"videoInference","taskUUID":"f36c307c-8607-4dae-a326-d9a8e5bdad3c",
        "model":"runware:201@1","includeCost":true,"positivePrompt":"A lighthouse","width":1280,"height":720,"duration":10}}
        """;

    /// <summary>The same without our envelope.</summary>
    private const string Format0 =
        """
        {"version":1,"taskType":"videoInference","taskUUID":"f36c307c-8607-4dae-a326-d9a8e5bdad3c","model":"runware:201@1",
        "includeCost":true,"positivePrompt":"A lighthouse","width":1280,"height":720,"duration":10}
        """;

    private const string Format2 = """{"format":2,"whatever":"comes"}""";

    private static readonly VideoRequest Known = VideoRequest.FromText("A lighthouse")
        .WithSize(1280, 720).WithDuration(VideoDuration.TenSeconds).WithIdempotencyKey("orders", "42").Build();

    [Theory]
    [InlineData(Format0)]
    [InlineData(Format1)]
    public void Older_forms_are_read(string stored)
    {
        Assert.Equal(Known, StoredRequest.Read(stored));
        Assert.Equal(Known, StoredRequest.Read(StoredRequest.Write(StoredRequest.Read(stored))));
    }

    [Fact]
    public void A_newer_form_is_refused_with_what_to_do() =>
        Assert.Contains(
            "Update this node",
            Assert.Throws<VideoJobFormatException>(() => StoredRequest.Read(Format2)).Message,
            StringComparison.Ordinal);

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"format":"x","request":{}}""")]
    [InlineData("""{"format":1}""")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("nonsense")]
    public void What_is_no_form_at_all_is_refused(string stored) => Assert.ThrowsAny<JsonException>(() => StoredRequest.Read(stored));

    [Theory]
    [InlineData("[]")]
    [InlineData("""{"format":"x","videos":[],"failures":[]}""")]
    [InlineData("""{"format":1,"videos":[null],"failures":[]}""")]
    [InlineData("""{"format":1,"videos":[],"failures":[null]}""")]
    public void What_is_no_result_is_refused(string stored) =>
        Assert.ThrowsAny<JsonException>(() => StoredResult.Read(new VideoOperationId(Guid.NewGuid()), stored));

    [Theory]
    [InlineData(SubmissionState.Unknown)]
    [InlineData(null)]
    public void A_failure_comes_back_with_what_was_known_about_the_submission(SubmissionState? state)
    {
        var failure = new VideoJobFailure
        {
            Code = "invalidApiKey",
            Message = "No.",
            Category = RunwareErrorCategory.Authentication,
            SubmissionState = state,
        };

        Assert.True(StoredFailure.TryRead(StoredFailure.Write(failure), out VideoJobFailure? read));

        Assert.Equal(
            (failure.Code, failure.Message, failure.Category, failure.SubmissionState),
            (read!.Code, read.Message, read.Category, read.SubmissionState));
    }

    [Fact]
    public void A_request_comes_back_equal_with_everything_it_can_hold()
    {
        var request = VideoRequest.FromImage(ImageInput.FromMediaId(Guid.NewGuid()), "A \"prompt\" with 灯台🎬 and \u2028")
            .WithNegativePrompt("blurry").WithResolution(VideoResolution.P1080)
            .WithDuration(VideoDuration.FiveSeconds).WithSeed(7).WithResults(4)
            .WithOutputFormat(VideoOutputFormat.WebM).WithOutputQuality(90)
            .WithTimeToLive(TimeSpan.FromMinutes(2)).WithWebhook(new("https://example.com/hook?x=1"))
            .WithSafety(SafetyMode.Full).WithContentCheck(true).WithIncludeCost(false).WithAudio(true).WithPromptExtend(false)
            .WithParameter("providerSettings.alibaba.future", JsonDocument.Parse("[1.50, null]").RootElement)
            .WithTaskId(Guid.NewGuid()).Build();

        Assert.Equal(request, StoredRequest.Read(StoredRequest.Write(request)));
    }

    [Fact]
    public void A_result_comes_back_with_its_videos_and_failures()
    {
        var id = new VideoOperationId(Guid.NewGuid(), 2);
        var row = JsonDocument.Parse("""{"videoUUID":"x","new":[1.50]}""").RootElement;
        var video = Wan25ModelFactory.GeneratedVideo(
            id, Guid.NewGuid(), new("https://example.com/a%20b.mp4?sig=1"), 4_294_967_295, 0.375m, true, row);
        var bare = Wan25ModelFactory.GeneratedVideo(id, Guid.NewGuid());
        var failure = Wan25ModelFactory.VideoFailure(
            Wan25ModelFactory.RunwareError("providerError", "It failed.", RunwareErrorCategory.Provider, id.TaskId));

        var read = StoredResult.Read(id, StoredResult.Write(Wan25ModelFactory.VideoResult(id, [video, bare], [failure])))!;

        Assert.Equal(
            (video.VideoId, video.Url, video.Seed, video.Cost, video.IsFlagged),
            (read.Videos[0].VideoId, read.Videos[0].Url, read.Videos[0].Seed, read.Videos[0].Cost, read.Videos[0].IsFlagged));
        Assert.True(JsonElement.DeepEquals(row, read.Videos[0].Json));
        Assert.Equal((bare.VideoId, null, null), (read.Videos[1].VideoId, read.Videos[1].Url, read.Videos[1].Cost));
        Assert.Equal(
            ("providerError", RunwareErrorCategory.Provider, "It failed."),
            (read.Failures[0].Error.Code, read.Failures[0].Error.Category, read.Failures[0].Error.Message));
    }

    [Fact]
    public void A_video_that_the_archive_names_without_its_id_is_the_stored_one()
    {
        var id = new VideoOperationId(Guid.NewGuid(), 2);
        var named = Video("https://files.test/1.mp4?sig=1", isNamed: true);
        var other = Video("https://files.test/2.mp4?sig=1", isNamed: true);
        var unnamed = Video("https://files.test/1.mp4?sig=2", isNamed: false);
        var job = Wan25JobsModelFactory.VideoJob("a", Request, result: Wan25ModelFactory.VideoResult(id, [named, other]));

        var all = StoredResult.Union(job, Wan25ModelFactory.VideoResult(id, [unnamed]))!;

        Assert.Equal([named.VideoId, other.VideoId], all.Videos.Select(video => video.VideoId));

        GeneratedVideo Video(string url, bool isNamed)
        {
            var videoId = Guid.NewGuid();
            var row = JsonDocument.Parse(isNamed ? $$"""{"videoUUID":"{{videoId}}"}""" : """{"seed":7}""").RootElement;
            return Wan25ModelFactory.GeneratedVideo(id, videoId, new(url), json: row);
        }
    }

    [Theory]
    [InlineData(Format0)]
    [InlineData(Format1)]
    public async Task A_job_that_an_older_version_stored_is_run(string stored)
    {
        await StoreAsync("order-1", stored);
        await using var node = await StartOnDiskAsync();

        var job = await node.UntilAsync("order-1", VideoJobState.Completed);

        Assert.Equal(Known, job.Request);
        Assert.Equal(Known.TaskId, Assert.Single(Emulator.Ledger.Tasks).TaskId);
    }

    [Fact]
    public async Task A_job_of_a_newer_version_waits_for_a_newer_node_and_blocks_no_other()
    {
        await StoreAsync("order-1", Format2);
        await using var node = await StartOnDiskAsync();

        var job = await node.UntilAsync("order-1", found => found.LastError is not null);
        await node.Jobs.EnqueueAsync("order-2", Request);
        await node.UntilAsync("order-2", VideoJobState.Completed);

        Assert.Equal((VideoJobState.Queued, VideoJobFailureCodes.UnreadableRequest), (job.State, job.LastError!.Code));
        Assert.Equal(2, (await node.Jobs.ListAsync()).Jobs.Count);
        Assert.Throws<VideoJobFormatException>(() => job.Request);
    }

    [Fact]
    public async Task A_job_whose_request_is_spoiled_fails()
    {
        await StoreAsync("order-1", """{"format":1,"request":{"version":1,"positivePrompt":""}}""");
        await using var node = await StartOnDiskAsync();

        var job = await node.UntilAsync("order-1", VideoJobState.Failed);

        Assert.Equal(VideoJobFailureCodes.UnreadableRequest, job.Failure!.Code);
        Assert.Single(Effects.Seen);
    }

    /// <summary>Stores a job, and puts another text where its request is.</summary>
    private async Task StoreAsync(string key, string request)
    {
        await using var node = await StartOnDiskAsync(jobs => jobs.Configure(options => options.MaxRunningPerNode = 0));
        await node.Jobs.EnqueueAsync(key, Known);
        await node.Database.ExecuteAsync(
            "update wan25_jobs set request = @request where job_key = @key", CancellationToken.None, ("request", request), ("key", key));
    }
}
