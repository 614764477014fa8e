namespace Runware.Wan25.Emulator.Tests.Recordings;

/// <summary>A recording responds as the service did.</summary>
public class ReplayTests
{
    private static readonly VideoRequest Lighthouse = VideoRequest.FromText("A lighthouse").Build();
    private static readonly VideoRequest Tower = VideoRequest.FromText("A tower").WithResults(2).Build();

    [Theory]
    [InlineData(ReplayMode.Strict)]
    [InlineData(ReplayMode.ByTask)]
    public async Task The_same_program_gets_the_same_result_in_the_same_time(ReplayMode mode)
    {
        await using var rig = new RecordingRig(options => options.GenerationTime = TimeRange.Exactly(TimeSpan.FromMinutes(2)));
        rig.Emulator.Faults.OnSubmit().DelayResponse(TimeSpan.FromSeconds(40));
        VideoResult recorded = await rig.Clock.RunAsync(rig.RecordedClient().GenerateAsync(Lighthouse));

        (Wan25Client client, VirtualTimeProvider clock, RecordingReplay replay) = rig.Replayed(mode);
        DateTimeOffset start = clock.GetUtcNow();
        VideoResult replayed = await clock.RunAsync(client.GenerateAsync(Lighthouse));

        Assert.NotEqual(recorded.OperationId, replayed.OperationId);
        Assert.Equal(
            recorded.Videos.Select(video => (video.VideoId, video.Seed, video.Cost)),
            replayed.Videos.Select(video => (video.VideoId, video.Seed, video.Cost)));
        Assert.True(clock.GetUtcNow() - start >= TimeSpan.FromSeconds(40));
        Assert.Equal((0, 0), (replay.Remaining, replay.Differences.Count));
    }

    [Fact]
    public async Task Without_virtual_time_everything_comes_at_once()
    {
        await using var rig = new RecordingRig();
        rig.Emulator.Faults.OnAnyRequest().DelayResponse(TimeSpan.FromHours(1));
        await rig.Clock.RunAsync(rig.RecordedClient(options => options.Retry.AttemptTimeout = TimeSpan.FromHours(2)).PingAsync());

        await rig.ClientOver(RunwareEmulator.Replay(rig.Path).CreateHandler(), TimeProvider.System).PingAsync();
    }

    [Fact]
    public async Task Fresh_ids_stand_for_the_recorded_task_with_the_same_parameters()
    {
        await using var rig = new RecordingRig();
        Wan25Client recorder = rig.RecordedClient();
        VideoResult lighthouse = await rig.Clock.RunAsync(recorder.GenerateAsync(Lighthouse));
        VideoResult tower = await rig.Clock.RunAsync(recorder.GenerateAsync(Tower));

        (Wan25Client client, VirtualTimeProvider clock, _) = rig.Replayed();
        VideoResult replayedTower = await clock.RunAsync(client.GenerateAsync(Tower));
        VideoResult replayedLighthouse = await clock.RunAsync(client.GenerateAsync(Lighthouse));

        Assert.Equal(tower.Videos.Select(video => video.VideoId).Order(), replayedTower.Videos.Select(video => video.VideoId).Order());
        Assert.Equal(lighthouse.Videos[0].VideoId, replayedLighthouse.Videos[0].VideoId);
    }

    [Fact]
    public async Task A_recorded_id_stands_for_itself()
    {
        await using var rig = new RecordingRig();
        VideoResult recorded = await rig.Clock.RunAsync(rig.RecordedClient().GenerateAsync(Lighthouse));

        (Wan25Client client, VirtualTimeProvider clock, _) = rig.Replayed();
        VideoResult resumed = await clock.RunAsync(client.GetOperation(recorded.OperationId).WaitForCompletionAsync());

        Assert.Equal(recorded.Videos[0].VideoId, resumed.Videos[0].VideoId);
    }

    [Fact]
    public async Task A_difference_shows_what_was_expected_and_what_came()
    {
        await using var rig = new RecordingRig();
        await rig.Clock.RunAsync(rig.RecordedClient().SubmitAsync(Lighthouse));

        (Wan25Client client, VirtualTimeProvider clock, RecordingReplay replay) = rig.Replayed(ReplayMode.Strict);
        var thrown = await Assert.ThrowsAsync<RunwareConnectionException>(() => clock.RunAsync(client.SubmitAsync(Tower)));

        string difference = Assert.Single(replay.Differences.Distinct());
        Assert.Contains("Exchange 1 differs", difference, StringComparison.Ordinal);
        Assert.Contains("Expected: POST /v1", difference, StringComparison.Ordinal);
        Assert.Contains(
            "\"numberResults\":2", difference[difference.IndexOf("Received:", StringComparison.Ordinal)..], StringComparison.Ordinal);
        Assert.DoesNotContain("tower", difference, StringComparison.OrdinalIgnoreCase);
        Assert.IsType<ReplayMismatchException>(thrown.GetBaseException());
    }

    [Fact]
    public async Task The_end_of_a_strict_recording_is_a_difference()
    {
        await using var rig = new RecordingRig();
        await rig.Clock.RunAsync(rig.RecordedClient().PingAsync());

        (Wan25Client client, VirtualTimeProvider clock, RecordingReplay replay) = rig.Replayed(ReplayMode.Strict);
        await clock.RunAsync(client.PingAsync());
        await Assert.ThrowsAnyAsync<RunwareException>(() => clock.RunAsync(client.PingAsync()));

        Assert.Contains("The recording ends after 1 exchanges", replay.Differences[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_submission_that_was_not_recorded_has_no_response()
    {
        await using var rig = new RecordingRig();
        await rig.Clock.RunAsync(rig.RecordedClient().SubmitAsync(Lighthouse));

        (Wan25Client client, VirtualTimeProvider clock, RecordingReplay replay) = rig.Replayed();
        await clock.RunAsync(client.SubmitAsync(Lighthouse));
        await Assert.ThrowsAnyAsync<RunwareException>(() => clock.RunAsync(client.SubmitAsync(Lighthouse)));

        Assert.NotEmpty(replay.Differences);
    }

    [Fact]
    public async Task Polls_that_were_batched_can_be_replayed_one_by_one()
    {
        await using var rig = new RecordingRig();
        List<VideoOutcome> recorded = await AllAsync(rig.RecordedClient(), rig.Clock);

        (Wan25Client client, VirtualTimeProvider clock, _) = rig.Replayed(configure: options => options.Polling.BatchSize = 1);
        List<VideoOutcome> replayed = await AllAsync(client, clock);

        Assert.Equal(Ids(recorded), Ids(replayed));
    }

    [Fact]
    public async Task A_downloaded_video_has_its_length_and_passes_for_one()
    {
        await using var rig = new RecordingRig();
        VideoRequest webM = VideoRequest.FromText("A tower").WithOutputFormat(VideoOutputFormat.WebM).Build();
        rig.Emulator.Faults.OnDownload().Call(1).CutAtByte(5000);
        long[] recorded = await DownloadsAsync(rig.RecordedClient(), rig.Clock);

        (Wan25Client client, VirtualTimeProvider clock, RecordingReplay replay) = rig.Replayed();
        long[] replayed = await DownloadsAsync(client, clock);

        Assert.Equal(recorded, replayed);
        Assert.Equal(0, replay.Remaining);

        async Task<long[]> DownloadsAsync(Wan25Client one, VirtualTimeProvider time)
        {
            var lengths = new List<long>();
            foreach (VideoRequest request in new[] { Lighthouse, webM })
            {
                VideoResult result = await time.RunAsync(one.GenerateAsync(request));
                using var file = new MemoryStream();
                await time.RunAsync(one.DownloadAsync(result.Videos[0], file));
                lengths.Add(file.Length);
            }

            return [.. lengths];
        }
    }

    [Fact]
    public async Task What_had_no_response_has_none_in_a_replay()
    {
        await using var rig = new RecordingRig();
        rig.Emulator.Faults.OnSubmit().Call(1).StallAtByte(3);
        VideoResult recorded = await rig.Clock.RunAsync(rig.RecordedClient().GenerateAsync(Lighthouse));

        (Wan25Client client, VirtualTimeProvider clock, RecordingReplay replay) = rig.Replayed(ReplayMode.Strict);
        VideoResult replayed = await clock.RunAsync(client.GenerateAsync(Lighthouse));

        Assert.Equal(recorded.Videos[0].VideoId, replayed.Videos[0].VideoId);
        Assert.Equal(0, replay.Remaining);
    }

    private static async Task<List<VideoOutcome>> AllAsync(Wan25Client client, VirtualTimeProvider clock)
    {
        return await clock.RunAsync(CollectAsync());

        async Task<List<VideoOutcome>> CollectAsync()
        {
            var outcomes = new List<VideoOutcome>();
            await foreach (VideoOutcome outcome in client.GenerateAllAsync([Lighthouse, Tower, Lighthouse]))
            {
                outcomes.Add(outcome);
            }

            return outcomes;
        }
    }

    private static string[] Ids(List<VideoOutcome> outcomes) =>
        [.. outcomes.SelectMany(outcome => outcome.Result!.Videos).Select(video => video.VideoId.ToString()).Order(StringComparer.Ordinal)];
}
