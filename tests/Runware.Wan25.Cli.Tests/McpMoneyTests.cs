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
    public async Task Servers_at_once_keep_files_of_their_own_and_the_next_counts_both()
    {
        await using (McpRun first = await StartAsync("--max-total", "0.50"))
        await using (McpRun second = await StartAsync("--max-total", "0.50"))
        {
            await first.CallAsync("submit_video", ("prompt", "A fjord"));
            await second.CallAsync("submit_video", ("prompt", "A storm"));
            Assert.Equal(2, Directory.GetFiles(Path.GetDirectoryName(Records)!).Length);
        }

        string[] lines = await File.ReadAllLinesAsync(Records);
        await using McpRun later = await StartAsync("--max-total", "1");
        JsonElement listed = await later.CallAsync("list_videos");
        JsonElement known = await later.CallAsync("submit_video", ("prompt", "A storm"));
        JsonElement error = await later.ErrorOfAsync("submit_video", ("prompt", "A desert"));

        Assert.All(lines, line => Assert.Contains("A fjord", line, StringComparison.Ordinal));
        Assert.Equal(["A storm", "A fjord"], listed.GetProperty("videos").EnumerateArray().Select(video => Text(video, "prompt")));
        Assert.False(known.GetProperty("isNew").GetBoolean());
        Assert.Equal((ErrorCodes.CostLimit, 2), (Text(error, "code"), _emulator.Ledger.Charges));
        Assert.Equal(0, new FileInfo(Records.Replace(".jsonl", "-2.jsonl", StringComparison.Ordinal)).Length);
    }

    [Fact]
    public async Task What_was_never_accepted_is_ordered_by_the_repeated_call()
    {
        _emulator.Faults.OnSubmit().Call(1).RefuseUntilFirstPayment();
        await using McpRun run = await StartAsync("--max-total", "0.50");
        JsonElement refused = await run.ErrorOfAsync("submit_video", ("prompt", "A storm"));

        JsonElement seen = await run.CallAsync("get_video", ("operationId", Text(refused, "operationId")));
        JsonElement repeated = await run.CallAsync("submit_video", ("prompt", "A storm"));

        Assert.Equal("processing", Text(seen, "status"));
        Assert.True(repeated.GetProperty("isNew").GetBoolean());
        Assert.Equal(1, _emulator.Ledger.Charges);
    }

    [Fact]
    public async Task What_is_ordered_again_counts_from_then_on()
    {
        _emulator.Faults.OnSubmit().Call(1).RefuseUntilFirstPayment();
        await using (McpRun first = await StartAsync("--max-total", "0.50", "--window-hours", "24"))
        {
            await first.ErrorOfAsync("submit_video", ("prompt", "A storm"));
        }

        MakeOlder(TimeSpan.FromHours(25));
        await using (McpRun second = await StartAsync("--max-total", "0.50", "--window-hours", "24"))
        {
            await second.CallAsync("submit_video", ("prompt", "A storm"));
        }

        await using McpRun third = await StartAsync("--max-total", "0.50", "--window-hours", "24");
        JsonElement error = await third.ErrorOfAsync("submit_video", ("prompt", "A fjord"));

        Assert.Equal((ErrorCodes.CostLimit, 1), (Text(error, "code"), _emulator.Ledger.Charges));
    }

    [Theory]
    [InlineData("success", 0.5)]
    [InlineData("processing", null)]
    [InlineData("accepted", null)]
    [InlineData(VideoRecord.NotSent, null)]
    public void A_task_that_is_not_found_any_more_has_not_failed(string status, double? cost)
    {
        var id = new VideoOperationId(Guid.NewGuid());
        using VideoRecords records = Keep(id, status, (decimal?)cost);
        VideoFailure missing = Wan25ModelFactory.VideoFailure(Wan25ModelFactory.RunwareError("taskNotFound", "There is no such task."));

        records.Update(Wan25ModelFactory.VideoOperation(Wan25ModelFactory.VideoResult(id, [], [missing])));

        Assert.Equal((status, (decimal?)cost), (records.Get(id).Status, records.Get(id).Cost));
    }

    [Fact]
    public void The_cost_is_known_when_all_that_was_ordered_is()
    {
        var id = new VideoOperationId(Guid.NewGuid(), 2);
        using VideoRecords records = Keep(id, VideoRecord.Accepted, cost: null);
        GeneratedVideo[] videos =
            [.. Enumerable.Range(1, 2).Select(_ => Wan25ModelFactory.GeneratedVideo(id, Guid.NewGuid(), cost: 0.5m))];

        records.Update(Wan25ModelFactory.VideoOperation(Wan25ModelFactory.VideoResult(new(id.TaskId, 1), videos[..1])));
        decimal? ofOne = records.Get(id).Cost;
        records.Update(Wan25ModelFactory.VideoOperation(Wan25ModelFactory.VideoResult(id, videos)));

        Assert.Equal((null, 1m, "success"), (ofOne, records.Get(id).Cost, records.Get(id).Status));
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

    private VideoRecords Keep(VideoOperationId id, string status, decimal? cost)
    {
        var records = VideoRecords.Open(Path.GetDirectoryName(Records)!, "runware");
        records.Add(new("key", "fingerprint", id.ToString(), "A fjord", DateTimeOffset.UnixEpoch, status) { Cost = cost });
        return records;
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
