using System.Text.Json;
using Runware.Wan25.Cli.Errors;
using Runware.Wan25.Cli.Mcp;
using Runware.Wan25.Emulator;

namespace Runware.Wan25.Cli.Tests;

/// <summary>The spending limit of an agent, across several starts of its server.</summary>
public sealed class McpMoneyTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("wan25-mcp-").FullName;
    private readonly RunwareEmulator _emulator =
        RunwareEmulator.CreateInProcess(new() { GenerationTime = TimeRange.Exactly(TimeSpan.FromMilliseconds(50)) });

    private string Records => Path.Combine(_folder, "state", "wan25", "mcp-runware.jsonl");

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        await _emulator.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_limit_counts_what_earlier_runs_ordered(bool sawTheEnd)
    {
        await using (McpRun first = await StartAsync("--max-total", "0.50"))
        {
            string id = Id(await first.CallAsync("submit_video", ("prompt", "A fjord")));
            if (sawTheEnd)
            {
                await first.CallAsync("get_video", ("operationId", id), ("waitSeconds", 30));
            }
        }

        await using McpRun second = await StartAsync("--max-total", "0.50");
        JsonElement error = await second.ErrorOfAsync("submit_video", ("prompt", "A storm"));

        Assert.Equal((ErrorCodes.CostLimit, "notSent"), (Text(error, "code"), Text(error, "submissionState")));
        Assert.Equal(1, _emulator.Ledger.Charges);
    }

    [Fact]
    public async Task A_higher_limit_or_a_window_that_has_passed_lets_an_agent_go_on()
    {
        await using (McpRun first = await StartAsync("--max-total", "0.50"))
        {
            await first.CallAsync("submit_video", ("prompt", "A fjord"));
        }

        await using (McpRun higher = await StartAsync("--max-total", "1"))
        {
            await higher.CallAsync("submit_video", ("prompt", "A storm"));
        }

        MakeOlder(TimeSpan.FromHours(25));
        await using McpRun later = await StartAsync("--max-total", "0.50", "--window-hours", "24");
        await later.CallAsync("submit_video", ("prompt", "A desert"));

        Assert.Equal(3, _emulator.Ledger.Charges);
    }

    [Fact]
    public async Task What_was_refused_or_has_failed_does_not_count()
    {
        _emulator.Faults.AddJson("""[{"on":"generation","forOperation":1,"failByModeration":true}]""");
        await using (McpRun first = await StartAsync("--max-total", "0.50"))
        {
            string id = Id(await first.CallAsync("submit_video", ("prompt", "A fjord")));
            await first.CallAsync("get_video", ("operationId", id), ("waitSeconds", 30));
        }

        _emulator.Faults.OnSubmit().ForOperation(2).Call(1).RefuseUntilFirstPayment();
        await using McpRun second = await StartAsync("--max-total", "0.50");
        JsonElement refused = await second.ErrorOfAsync("submit_video", ("prompt", "A storm"));
        await second.CallAsync("submit_video", ("prompt", "A storm"));

        Assert.Equal("refused", Text(refused, "submissionState"));
        Assert.Equal(2, _emulator.Ledger.Charges);
    }

    [Theory]
    [InlineData(1, null)]
    [InlineData(2, 0.4)]
    public void A_cost_is_known_where_all_videos_of_the_order_are(int videos, double? cost)
    {
        var order = new VideoOperationId(Guid.NewGuid(), 2);
        var asked = new VideoOperationId(order.TaskId);
        using var records = VideoRecords.Open(_folder, "runware");
        records.Add(new("key", "", order.ToString(), "A fjord", DateTimeOffset.UnixEpoch, VideoRecord.Accepted));

        records.Update(Wan25ModelFactory.VideoOperation(Wan25ModelFactory.VideoResult(
            asked, Enumerable.Range(0, videos).Select(_ => Wan25ModelFactory.GeneratedVideo(asked, Guid.NewGuid(), cost: 0.2m)))));

        Assert.Equal((decimal?)cost, records.Get(order).Cost);
    }

    [Fact]
    public async Task An_order_that_a_limit_refuses_leaves_nothing_behind()
    {
        await using McpRun run = await StartAsync("--max-total", "0.10");

        JsonElement error = await run.ErrorOfAsync("submit_video", ("prompt", "A storm"));
        JsonElement listed = await run.CallAsync("list_videos");

        Assert.Equal((ErrorCodes.CostLimit, "notSent"), (Text(error, "code"), Text(error, "submissionState")));
        Assert.Equal(0, listed.GetProperty("videos").GetArrayLength());
        Assert.Equal(0, _emulator.Ledger.Requests.All);
    }

    [Fact]
    public async Task Only_the_user_may_read_what_was_ordered()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Records)!);
        await File.WriteAllTextAsync(Records, "");
        await using McpRun run = await StartAsync("--max-total", "0.50");

        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Records));
        }
    }

    private void MakeOlder(TimeSpan time)
    {
        IEnumerable<string> lines = File.ReadAllLines(Records).Select(line =>
        {
            string at = JsonDocument.Parse(line).RootElement.GetProperty("submittedAt").GetString()!;
            return line.Replace(at, $"{DateTimeOffset.Parse(at, null) - time:O}", StringComparison.Ordinal);
        });
        File.WriteAllLines(Records, [.. lines]);
    }

    private Task<McpRun> StartAsync(params string[] arguments) => McpRun.StartAsync(_emulator, _folder, arguments);

    private static string Id(JsonElement result) => Text(result, "operationId");

    private static string Text(JsonElement result, string name) => result.GetProperty(name).GetString()!;
}
