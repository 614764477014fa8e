using System.Text.Json;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;
using Runware.Wan25.Cli.Errors;
using Runware.Wan25.Cli.Mcp;
using Runware.Wan25.Emulator;

namespace Runware.Wan25.Cli.Tests;

/// <summary>What an agent can and cannot do with the tools.</summary>
public sealed class McpTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("wan25-mcp-").FullName;
    private readonly RunwareEmulator _emulator =
        RunwareEmulator.CreateInProcess(new() { GenerationTime = TimeRange.Exactly(TimeSpan.FromMilliseconds(50)) });

    private string Allowed => Path.Combine(_folder, "videos");

    public Task InitializeAsync()
    {
        Directory.CreateDirectory(Allowed);
        return Task.CompletedTask;
    }

    public async Task DisposeAsync()
    {
        await _emulator.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task The_tools_say_what_they_do_what_they_take_and_what_they_change()
    {
        await using McpRun run = await StartAsync();

        IList<McpClientTool> tools = await run.Client.ListToolsAsync();

        Assert.Equal(
            ["download_video", "estimate_video", "get_video", "list_videos", "submit_video"], tools.Select(tool => tool.Name).Order());
        foreach (Tool tool in tools.Select(tool => tool.ProtocolTool))
        {
            Assert.False(string.IsNullOrWhiteSpace(tool.Description));
            Assert.NotNull(tool.OutputSchema);
            Assert.False(tool.InputSchema.GetProperty("additionalProperties").GetBoolean());
            Assert.False(tool.Annotations!.DestructiveHint);
            Assert.Equal(tool.Name is "estimate_video" or "get_video" or "list_videos", tool.Annotations.ReadOnlyHint);
            Assert.NotNull(tool.Annotations.IdempotentHint);
            Assert.NotNull(tool.Annotations.OpenWorldHint);
        }

        JsonElement members = tools.Single(tool => tool.Name == "submit_video").ProtocolTool.InputSchema.GetProperty("properties");
        Assert.Equal(VideoRequestLimits.MaxPromptLength, members.GetProperty("prompt").GetProperty("maxLength").GetInt32());
        Assert.Equal(VideoRequestLimits.MaxOutputQuality, members.GetProperty("quality").GetProperty("maximum").GetInt32());
        Assert.Equal([5, 10], members.GetProperty("duration").GetProperty("enum").EnumerateArray().Select(value => value.GetInt32()));
        Assert.Equal(VideoRequestLimits.Sizes.Count, members.GetProperty("size").GetProperty("enum").GetArrayLength());
        Assert.False(members.TryGetProperty("webhook", out _), "What the application owns is not an agent's to set.");
    }

    [Fact]
    public async Task An_agent_makes_a_video_and_fetches_it()
    {
        await using McpRun run = await StartAsync();

        JsonElement estimate = await run.CallAsync("estimate_video", ("prompt", "A fjord"), ("duration", 10));
        JsonElement submitted = await run.CallAsync("submit_video", ("prompt", "A fjord"), ("duration", 10));
        (string, object?) id = ("operationId", submitted.GetProperty("operationId").GetString());
        JsonElement ready = await run.CallAsync("get_video", id, ("waitSeconds", 30));
        JsonElement saved = await run.CallAsync("download_video", id, ("path", "fjord.mp4"));
        JsonElement listed = await run.CallAsync("list_videos");

        Assert.Equal(estimate.GetProperty("amount").GetDecimal(), submitted.GetProperty("estimatedCost").GetDecimal());
        Assert.True(submitted.GetProperty("isNew").GetBoolean());
        Assert.Equal("success", ready.GetProperty("status").GetString());
        Assert.Equal(Path.Combine(Allowed, "fjord.mp4"), saved.GetProperty("videos")[0].GetProperty("file").GetString());
        Assert.True(File.Exists(Path.Combine(Allowed, "fjord.mp4")));
        Assert.Equal("A fjord", listed.GetProperty("videos")[0].GetProperty("prompt").GetString());
        Assert.Equal("success", listed.GetProperty("videos")[0].GetProperty("status").GetString());
        Assert.Equal(1, _emulator.Ledger.Charges);
    }

    [Fact]
    public async Task A_repeated_call_is_not_paid_again_and_the_same_on_purpose_is()
    {
        await using McpRun run = await StartAsync();

        JsonElement first = await run.CallAsync("submit_video", ("prompt", "A fjord"));
        JsonElement repeated = await run.CallAsync("submit_video", ("prompt", "A fjord"));
        JsonElement another = await run.CallAsync("submit_video", ("prompt", "A fjord"), ("idempotencyKey", "take 2"));
        JsonElement again = await run.CallAsync("submit_video", ("prompt", "A fjord"), ("idempotencyKey", "take 2"));
        JsonElement error = await run.ErrorOfAsync("submit_video", ("prompt", "A storm"), ("idempotencyKey", "take 2"));

        Assert.Equal(Id(first), Id(repeated));
        Assert.Equal((true, false, true, false), (IsNew(first), IsNew(repeated), IsNew(another), IsNew(again)));
        Assert.Equal(2, _emulator.Ledger.Charges);
        Assert.Contains("other arguments", error.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_call_whose_response_was_lost_is_joined_when_it_is_repeated()
    {
        await using McpRun run = await StartAsync();
        JsonElement[] both = await Task.WhenAll(
            run.CallAsync("submit_video", ("prompt", "A fjord")), run.CallAsync("submit_video", ("prompt", "A fjord")));

        Assert.Equal(Id(both[0]), Id(both[1]));
        Assert.Equal(1, _emulator.Ledger.Charges);
    }

    [Fact]
    public async Task What_was_submitted_is_known_after_a_restart()
    {
        JsonElement first;
        await using (McpRun run = await StartAsync())
        {
            first = await run.CallAsync("submit_video", ("prompt", "A fjord"));
        }

        await using McpRun later = await StartAsync();
        JsonElement listed = await later.CallAsync("list_videos");
        JsonElement repeated = await later.CallAsync("submit_video", ("prompt", "A fjord"));

        Assert.Equal(Id(first), Id(listed.GetProperty("videos")[0]));
        Assert.Equal((Id(first), false), (Id(repeated), IsNew(repeated)));
        Assert.Equal(1, _emulator.Ledger.Charges);
    }

    [Fact]
    public async Task A_video_that_failed_can_be_made_again_with_the_same_arguments()
    {
        _emulator.Faults.AddJson("""[{"on":"generation","forOperation":1,"failByModeration":true}]""");
        await using McpRun run = await StartAsync();

        JsonElement first = await run.CallAsync("submit_video", ("prompt", "A fjord"));
        JsonElement failed = await run.CallAsync("get_video", ("operationId", Id(first)), ("waitSeconds", 30));
        JsonElement second = await run.CallAsync("submit_video", ("prompt", "A fjord"));

        Assert.Equal("error", failed.GetProperty("status").GetString());
        Assert.NotEqual(0, failed.GetProperty("failures").GetArrayLength());
        Assert.NotEqual(Id(first), Id(second));
    }

    [Fact]
    public async Task Only_what_is_in_an_allowed_folder_is_read_or_written()
    {
        await using McpRun run = await StartAsync();
        await File.WriteAllBytesAsync(Path.Combine(_folder, "secret.png"), TestImage.Png);
        await File.WriteAllBytesAsync(Path.Combine(Allowed, "own.png"), TestImage.Png);
        await File.WriteAllTextAsync(Path.Combine(Allowed, "there.mp4"), "");
        string id = Id(await run.CallAsync("submit_video", ("prompt", "A walk"), ("image", "own.png")));
        await run.CallAsync("get_video", ("operationId", id), ("waitSeconds", 30));
        List<string> outside = [Path.Combine(_folder, "secret.png"), "../secret.png", "/etc/passwd"];
        if (!OperatingSystem.IsWindows())
        {
            File.CreateSymbolicLink(Path.Combine(Allowed, "link"), _folder);
            outside.Add("link/secret.png");
        }

        foreach (string path in outside)
        {
            JsonElement read = await run.ErrorOfAsync("submit_video", ("prompt", "A walk"), ("image", path));
            JsonElement written = await run.ErrorOfAsync("download_video", ("operationId", id), ("path", path));
            Assert.Equal(ErrorCodes.PathNotAllowed, read.GetProperty("code").GetString());
            Assert.Equal(ErrorCodes.PathNotAllowed, written.GetProperty("code").GetString());
        }

        JsonElement exists = await run.ErrorOfAsync("download_video", ("operationId", id), ("path", "there.mp4"));
        Assert.Contains("not replaced", exists.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal(1, _emulator.Ledger.TaskCount);
    }

    [Fact]
    public async Task What_is_judged_is_the_file_that_was_opened()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        // As if the folder had been replaced with a link after its path was checked.
        File.CreateSymbolicLink(Path.Combine(Allowed, "link"), _folder);
        var folders = new AllowedFolders([Allowed], _folder);

        var refused = Assert.Throws<CliException>(() => folders.CreateNew(Path.Combine(Allowed, "link", "new.mp4")));
        await using (folders.CreateNew(Path.Combine(Allowed, "new.mp4")))
        {
        }

        Assert.Equal(ErrorCodes.PathNotAllowed, refused.Error.Code);
        Assert.False(File.Exists(Path.Combine(_folder, "new.mp4")));
    }

    [Fact]
    public async Task Who_waits_is_told_how_it_goes_on()
    {
        await using var emulator =
            RunwareEmulator.CreateInProcess(new() { GenerationTime = TimeRange.Exactly(TimeSpan.FromSeconds(2)), ReportProgress = true });
        await using McpRun run = await McpRun.StartAsync(emulator, _folder, "--emulator", "--allow-folder", Allowed);
        emulator.Faults.OnDownload().StallAtByte(10_000, TimeSpan.FromSeconds(0.3));
        JsonElement submitted = await run.CallAsync("submit_video", ("prompt", "A fjord"));

        var (ready, waited) = await run.WatchAsync("get_video", ("operationId", Id(submitted)), ("waitSeconds", 30));
        var (_, saved) = await run.WatchAsync("download_video", ("operationId", Id(submitted)));

        Assert.Equal("success", ready.GetProperty("status").GetString());
        Assert.Contains(waited, value => value.Message!.StartsWith("processing: 0 of 1 videos", StringComparison.Ordinal));
        Assert.Equal(waited.Select(value => value.Progress).Order().Distinct(), waited.Select(value => value.Progress));
        Assert.Contains(saved, value => value is { Message: "Downloading", Total: > 0 });
    }

    [Fact]
    public async Task A_real_key_needs_a_limit_and_the_limit_holds()
    {
        await using var cli = new CliRun();
        CliResult unlimited = await cli.RunAsync("mcp", "--json");
        await using McpRun run = await McpRun.StartAsync(_emulator, _folder, "--max-total", "0.50");

        await run.CallAsync("submit_video", ("prompt", "A fjord"));
        JsonElement error = await run.ErrorOfAsync("submit_video", ("prompt", "A storm"));

        Assert.Equal(ExitCodes.CostRefused, unlimited.ExitCode);
        Assert.Contains("--max-total", unlimited.ErrorJson.GetProperty("advice").GetString(), StringComparison.Ordinal);
        Assert.Equal(ErrorCodes.CostLimit, error.GetProperty("code").GetString());
        Assert.Equal("notSent", error.GetProperty("submissionState").GetString());
        Assert.Equal(1, _emulator.Ledger.Charges);
    }

    [Theory]
    [InlineData("submit_video", "details", "prompt", "", "quality", "5")]
    [InlineData("submit_video", "message", "prompt", "A fjord", "webhook", "https://example.com")]
    [InlineData("get_video", "message", "operationId", "12")]
    [InlineData("get_video", "message", "operationId", "be8fd83d-7116-4984-b37e-391df5ee434e-1", "waitSeconds", "900")]
    [InlineData("order_video", "message")]
    public async Task What_is_wrong_with_a_call_is_said(string tool, string member, params string[] arguments)
    {
        await using McpRun run = await StartAsync();

        JsonElement error = await run.ErrorOfAsync(tool, [.. arguments.Chunk(2).Select(pair => (pair[0], (object?)pair[1]))]);

        Assert.True(error.TryGetProperty(member, out _));
        Assert.Equal(ExitCodes.Invalid, error.GetProperty("exitCode").GetInt32());
        Assert.Equal(0, _emulator.Ledger.TaskCount);
    }

    private Task<McpRun> StartAsync() => McpRun.StartAsync(_emulator, _folder, "--emulator", "--allow-folder", Allowed);

    private static string Id(JsonElement result) => result.GetProperty("operationId").GetString()!;

    private static bool IsNew(JsonElement result) => result.GetProperty("isNew").GetBoolean();
}
