using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace Runware.Wan25.Emulator.Tests;

/// <summary>Submit, poll, download: the same story over HTTP and in process.</summary>
public class StoryTests
{
    private static readonly TimeSpan Enough = TimeSpan.FromSeconds(10);

    [Theory]
    [InlineData(false, "MP4", "video/mp4")]
    [InlineData(false, "WEBM", "video/webm")]
    [InlineData(false, "MOV", "video/quicktime")]
    [InlineData(true, "MP4", "video/mp4")]
    [InlineData(true, "WEBM", "video/webm")]
    public async Task A_video_is_submitted_polled_and_downloaded(bool overSocket, string format, string contentType)
    {
        var clock = new VirtualTimeProvider();
        var options = new RunwareEmulatorOptions { TimeProvider = clock };
        await using RunwareEmulator emulator = overSocket
            ? await RunwareEmulator.StartAsync(options)
            : RunwareEmulator.CreateInProcess(options);
        using var client = new RawClient(emulator, overSocket);
        var id = Guid.NewGuid();

        JsonObject task = RawClient.TextTask(id, $$""","outputFormat":"{{format}}","includeCost":true""");
        var (status, acknowledgement) = await client.PostAsync(task);
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(
            $$"""{"data":[{"taskType":"videoInference","taskUUID":"{{id}}","status":"processing"}]}""", acknowledgement.ToJsonString());
        JsonNode running = Assert.Single(await client.RowsAsync(id))!;
        Assert.Equal("processing", (string?)running["status"]);

        clock.Advance(Enough);
        JsonNode video = Assert.Single(await client.RowsAsync(id))!;
        Assert.Equal("success", (string?)video["status"]);
        Assert.Equal(0.473m, (decimal)video["cost"]!);
        using HttpResponseMessage file = await client.Http.GetAsync((string)video["videoURL"]!);
        byte[] bytes = await file.Content.ReadAsByteArrayAsync();
        Assert.Equal(contentType, file.Content.Headers.ContentType!.MediaType);
        Assert.Equal(bytes.Length, file.Content.Headers.ContentLength);
        Assert.False(file.Headers.ETag!.IsWeak);
        Assert.Contains((string)video["videoUUID"]!, Encoding.Latin1.GetString(bytes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_results_of_one_task_finish_one_by_one_with_seeds_of_their_own()
    {
        var clock = new VirtualTimeProvider();
        await using var emulator = RunwareEmulator.CreateInProcess(new() { TimeProvider = clock });
        using var client = new RawClient(emulator);
        Guid id = await client.SubmitAsync(""","numberResults":4,"seed":7""");

        var seen = new List<int>();
        for (int step = 0; step < 100; step++)
        {
            clock.Advance(TimeSpan.FromMilliseconds(100));
            seen.Add((await client.RowsAsync(id)).Count(row => (string?)row!["status"] == "success"));
        }

        Assert.Equal([0, 1, 2, 3, 4], seen.Distinct());
        JsonArray rows = await client.RowsAsync(id);
        Assert.Equal([7, 8, 9, 10], rows.Select(row => (long)row!["seed"]!));
        Assert.Equal(4, rows.Select(row => (string?)row!["videoUUID"]).Distinct().Count());
    }

    [Fact]
    public async Task A_hundred_polls_fit_into_one_post()
    {
        await using var emulator = RunwareEmulator.CreateInProcess();
        using var client = new RawClient(emulator);
        var ids = new List<Guid>();
        for (int i = 0; i < 100; i++)
        {
            ids.Add(await client.SubmitAsync());
        }

        var (_, body) = await client.PostAsync([.. ids.Select(RawClient.Poll)]);

        Assert.Equal(ids.Select(id => id.ToString()), ((JsonArray)body["data"]!).Select(row => (string?)row!["taskUUID"]));
        Assert.Equal(100, emulator.Ledger.Requests.LargestBatch);
    }

    [Fact]
    public async Task The_same_seed_gives_the_same_run()
    {
        async Task<string> RunAsync()
        {
            var clock = new VirtualTimeProvider();
            await using var emulator = RunwareEmulator.CreateInProcess(new() { TimeProvider = clock, Seed = 4 });
            using var client = new RawClient(emulator);
            Guid id = Guid.Parse("be8fd83d-7116-4984-b37e-391df5ee434e");
            await client.PostAsync(RawClient.TextTask(id, ""","numberResults":3"""));
            clock.Advance(TimeSpan.FromSeconds(4.5));
            return (await client.RowsAsync(id)).ToJsonString();
        }

        Assert.Equal(await RunAsync(), await RunAsync());
    }
}
