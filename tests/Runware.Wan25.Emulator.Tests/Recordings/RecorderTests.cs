using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Runware.Wan25.Emulator.Tests.Recordings;

/// <summary>What the recorder writes, and where, and that a failure to write does not affect the call.</summary>
public class RecorderTests
{
    private static readonly VideoRequest Request = VideoRequest.FromText("A lighthouse").Build();

    [Fact]
    public async Task Every_exchange_is_a_request_and_what_came_with_its_time()
    {
        await using var rig = new RecordingRig(options => options.GenerationTime = TimeRange.Exactly(TimeSpan.FromSeconds(20)));
        rig.Emulator.Faults.OnSubmit().DelayResponse(TimeSpan.FromSeconds(3));

        await rig.Clock.RunAsync(rig.RecordedClient().GenerateAsync(Request));

        JsonElement[] lines = [.. rig.Lines.Select(line => JsonDocument.Parse(line).RootElement)];
        Assert.Equal(
            ("runware.wan25.recording", 1),
            (lines[0].GetProperty("format").GetString(), lines[0].GetProperty("version").GetInt32()));
        Assert.Equal(["request", "response"], lines[1..3].Select(line => line.GetProperty("type").GetString()));
        Assert.Equal(
            TimeSpan.FromSeconds(3),
            lines[2].GetProperty("at").GetDateTimeOffset() - lines[1].GetProperty("at").GetDateTimeOffset());
        Assert.Equal("videoInference", lines[1].GetProperty("body").GetProperty("json")[0].GetProperty("taskType").GetString());
        Assert.Equal(200, lines[2].GetProperty("status").GetInt32());
        Assert.True(lines.Length > 5);
    }

    [Fact]
    public async Task An_exception_is_recorded_and_thrown_as_it_is()
    {
        await using var rig = new RecordingRig();
        rig.Emulator.Faults.OnAnyRequest().FailToConnect();

        var thrown = await Assert.ThrowsAsync<HttpRequestException>(() => rig.PingAsync(rig.RecordedHttp()));

        Assert.Equal(HttpRequestError.ConnectionError, thrown.HttpRequestError);
        Assert.Contains("\"error\":\"ConnectionError\"", rig.Lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_the_owner_may_read_the_file()
    {
        await using var rig = new RecordingRig();
        await rig.RecordedClient().PingAsync();

        Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(rig.Path) == (UnixFileMode.UserRead | UnixFileMode.UserWrite));
    }

    [Fact]
    public async Task A_recording_goes_on_after_a_line_that_was_torn()
    {
        await using var rig = new RecordingRig();
        await rig.Clock.RunAsync(rig.RecordedClient().PingAsync());
        rig.CloseFile();
        await File.AppendAllTextAsync(rig.Path, "{\"type\":\"request\",\"exch");

        await rig.Clock.RunAsync(rig.RecordedClient().PingAsync());

        Assert.Equal(2, RunwareEmulator.Replay(rig.Path).Remaining);
    }

    [Fact]
    public async Task A_recording_can_be_read_while_it_ends_in_a_torn_line()
    {
        await using var rig = new RecordingRig();
        await rig.Clock.RunAsync(rig.RecordedClient().PingAsync());
        string whole = rig.Text;
        rig.CloseFile();

        // The process ended within the last line, at any byte: the request is there, its response is not.
        for (int length = whole.TrimEnd().LastIndexOf('\n') + 1; length < whole.Length - 1; length += 7)
        {
            await File.WriteAllTextAsync(rig.Path, whole[..length]);
            Assert.Equal(1, RunwareEmulator.Replay(rig.Path).Remaining);
        }
    }

    [Theory]
    [InlineData("some notes\n")]
    [InlineData("{\"a\":1}\n")]
    public async Task A_file_that_is_no_recording_is_left_alone(string content)
    {
        await using var rig = new RecordingRig();
        await File.WriteAllTextAsync(rig.Path, content);

        await rig.RecordedClient().PingAsync();

        Assert.Equal(content, rig.Text);
        Assert.Throws<InvalidDataException>(() => RunwareEmulator.Replay(rig.Path));
    }

    [Fact]
    public async Task A_later_version_is_refused()
    {
        await using var rig = new RecordingRig();
        await File.WriteAllTextAsync(rig.Path, """{"format":"runware.wan25.recording","version":2}""");

        var refused = Assert.Throws<InvalidDataException>(() => RunwareEmulator.Replay(rig.Path));

        Assert.Contains("version 2", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/dev/full")]
    [InlineData("/nowhere/at/all/wan25.jsonl")]
    public async Task A_file_that_cannot_be_written_costs_one_warning(string path)
    {
        await using var rig = new RecordingRig();
        var log = new CountingLogger();
        using var recorder = new Wan25Recorder(path, rig.Emulator.CreateHandler(), new() { LoggerFactory = log });

        VideoResult result = await rig.Clock.RunAsync(rig.ClientOver(recorder, rig.Clock).GenerateAsync(Request));

        Assert.Single(result.Videos);
        Assert.Equal([LogLevel.Warning], log.Levels);
    }

    [Fact]
    public async Task Many_exchanges_at_once_keep_their_lines_whole()
    {
        await using var rig = new RecordingRig();
        HttpClient[] clients = [rig.RecordedHttp(), rig.RecordedHttp()];

        await Task.WhenAll(Enumerable.Range(0, 200).Select(number => rig.PingAsync(clients[number % 2])));

        Assert.Equal(401, rig.Lines.Length);
        Assert.All(rig.Lines, line => JsonDocument.Parse(line).Dispose());
        Assert.Equal(200, RunwareEmulator.Replay(rig.Path).Remaining);
    }

    [Fact]
    public async Task Media_and_long_bodies_do_not_fill_the_file()
    {
        await using var rig = new RecordingRig();
        byte[] image = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, .. new byte[3_000_000]];
        rig.Emulator.Faults.OnAnyRequest().Call(2).Respond(500, "<html>" + new string('x', 3_000_000), "text/html");
        HttpClient http = rig.RecordedHttp();

        await http.PostAsync(rig.Emulator.Endpoint, new StringContent(
            $$"""
            [{"taskType":"imageUpload","taskUUID":"{{Guid.NewGuid()}}","image":"data:image/png;base64,{{Convert.ToBase64String(image)}}"}]
            """));
        await rig.PingAsync(http);

        Assert.InRange(rig.Text.Length, 500, 20_000);
        Assert.Contains("\"image\":\"[image/png: 4000034 characters, #", rig.Text, StringComparison.Ordinal);
        Assert.Contains("\"length\":3000006", rig.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_client_concludes_the_same_with_a_recorder_as_without(bool isRecorded)
    {
        await using var rig = new RecordingRig();
        rig.Emulator.Faults.OnAnyRequest().FailToConnect();
        HttpMessageHandler handler = isRecorded ? rig.Recorder() : rig.Emulator.CreateHandler();

        var thrown = await Assert.ThrowsAsync<RunwareConnectionException>(
            () => rig.Clock.RunAsync(rig.ClientOver(handler, rig.Clock).SubmitAsync(Request)));

        Assert.Equal(SubmissionState.NotSent, thrown.SubmissionState);
    }

    [Fact]
    public async Task Over_a_real_connection_everything_arrives_and_is_recorded()
    {
        await using var rig = new RecordingRig();
        await using var emulator = await RunwareEmulator.StartAsync(new() { GenerationTime = TimeRange.Exactly(TimeSpan.Zero) });
        using var recorder = new Wan25Recorder(rig.Path, new SocketsHttpHandler());
        using var client = new Wan25Client(
            new Wan25ClientOptions
            {
                ApiKey = RecordingRig.ApiKey,
                Endpoint = emulator.Endpoint,
                Polling = new() { FirstDelay = TimeSpan.FromMilliseconds(20), MinDelay = TimeSpan.FromMilliseconds(20) },
            },
            recorder);
        byte[] image = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, .. new byte[200_000]];

        VideoResult result = await client.GenerateAsync(
            VideoRequest.FromImage(ImageInput.FromBytes(image, "image/png"), "A lighthouse").WithoutValidation().Build());
        using var video = new MemoryStream();
        await client.DownloadAsync(result.Videos[0], video);

        Assert.Equal(image.Length, emulator.Ledger.Tasks.Single().Media.Single().Length);
        Assert.Contains("\"binary\":\"video/mp4\",\"length\":" + video.Length, rig.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("AAAAAAAA", rig.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_registered_client_is_recorded_with_its_downloads()
    {
        await using var rig = new RecordingRig();
        var services = new ServiceCollection();
        services.AddWan25().AddHttpMessageHandler(() => new Wan25Recorder(rig.Path, new() { TimeProvider = rig.Clock }));
        services.AddHttpClient(Wan25HttpClientNames.Download).AddHttpMessageHandler(() => new Wan25Recorder(rig.Path));
        services.UseWan25Emulator(rig.Emulator, rig.Clock);
        await using ServiceProvider provider = services.BuildServiceProvider();
        IWan25Client client = provider.GetRequiredService<IWan25Client>();

        VideoResult result = await rig.Clock.RunAsync(client.GenerateAsync(Request));
        using var video = new MemoryStream();
        await rig.Clock.RunAsync(client.DownloadAsync(result.Videos[0], video));

        Assert.Contains("\"binary\":\"video/mp4\",\"length\":" + video.Length, rig.Text, StringComparison.Ordinal);
    }
}
