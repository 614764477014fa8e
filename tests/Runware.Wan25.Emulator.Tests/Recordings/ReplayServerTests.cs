using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace Runware.Wan25.Emulator.Tests.Recordings;

/// <summary>A recording is played back on a port, to any HTTP client.</summary>
public class ReplayServerTests
{
    private static readonly VideoRequest Lighthouse = VideoRequest.FromText("A lighthouse").WithResults(2).Build();

    [Theory]
    [InlineData(ReplayMode.ByTask)]
    [InlineData(ReplayMode.Strict)]
    public async Task The_same_program_gets_the_same_videos_and_files(ReplayMode mode)
    {
        await using var rig = new RecordingRig();
        Wan25Client recorder = rig.RecordedClient();
        VideoResult recorded = await rig.Clock.RunAsync(recorder.GenerateAsync(Lighthouse));
        using var file = new MemoryStream();
        await rig.Clock.RunAsync(recorder.DownloadAsync(recorded.Videos[0], file));

        await using RecordingReplay replay = await RunwareEmulator.StartReplayAsync(rig.Path, new() { Mode = mode });
        using var client = new Wan25Client(new Wan25ClientOptions
        {
            ApiKey = "any",
            Endpoint = replay.Endpoint,
            Polling =
            {
                FirstDelay = TimeSpan.FromMilliseconds(1),
                MinDelay = TimeSpan.FromMilliseconds(1),
                MaxDelay = TimeSpan.FromMilliseconds(5),
            },
        });
        VideoResult replayed = await client.GenerateAsync(Lighthouse);
        using var again = new MemoryStream();
        await client.DownloadAsync(replayed.Videos[0], again);

        Assert.Equal(recorded.Videos.Select(video => video.VideoId), replayed.Videos.Select(video => video.VideoId));
        Assert.All(replayed.Videos, video => Assert.Equal(replay.Endpoint.Authority, video.Url!.Authority));
        Assert.Equal(file.Length, again.Length);
        Assert.Equal((0, 0), (replay.Remaining, replay.Differences.Count));
    }

    [Fact]
    public async Task Another_client_is_told_what_the_recording_does_not_have()
    {
        await using var rig = new RecordingRig();
        await rig.Clock.RunAsync(rig.RecordedClient().PingAsync());

        await using RecordingReplay replay = await RunwareEmulator.StartReplayAsync(rig.Path);
        using var http = new HttpClient();
        const string other = """[{"taskType":"accountManagement","operation":"getDetails"}]""";
        using HttpResponseMessage response = await http.PostAsync(
            replay.Endpoint, new StringContent(other, Encoding.UTF8, "application/json"));
        JsonNode error = JsonNode.Parse(await response.Content.ReadAsStringAsync())!["errors"]![0]!;

        Assert.Equal((HttpStatusCode.UnprocessableEntity, "replayMismatch"), (response.StatusCode, (string?)error["code"]));
        Assert.Contains("Received: POST /v1", (string?)error["message"], StringComparison.Ordinal);
        Assert.Equal((1, 1), (replay.Remaining, replay.Differences.Count));
    }

    [Fact]
    public async Task A_connection_that_broke_breaks_again()
    {
        await using var rig = new RecordingRig();
        rig.Emulator.Faults.OnAnyRequest().Call(1).DropBeforeAccepting();
        using HttpClient recorded = rig.RecordedHttp();
        await Assert.ThrowsAsync<HttpRequestException>(() => rig.PingAsync(recorded));

        await using RecordingReplay replay = await RunwareEmulator.StartReplayAsync(rig.Path);
        using var http = new HttpClient();
        await Assert.ThrowsAsync<HttpRequestException>(() => http.PostAsync(
            replay.Endpoint, new StringContent("""[{"taskType":"ping","ping":true}]""", Encoding.UTF8, "application/json")));

        Assert.Equal(0, replay.Remaining);
    }

    [Fact]
    public async Task Its_port_is_free_when_it_is_disposed()
    {
        await using var rig = new RecordingRig();
        await rig.Clock.RunAsync(rig.RecordedClient().PingAsync());

        RecordingReplay first = await RunwareEmulator.StartReplayAsync(rig.Path);
        await first.DisposeAsync();
        await using RecordingReplay second = await RunwareEmulator.StartReplayAsync(rig.Path, new() { Port = first.Endpoint.Port });

        Assert.Equal(first.Endpoint, second.Endpoint);
    }
}
