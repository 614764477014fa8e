using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;
using Runware.Wan25.Cli.Errors;
using Runware.Wan25.Emulator;

namespace Runware.Wan25.Cli.Tests;

/// <summary>Behaviour that only a real process shows: being killed, signals, and stdout as a pipe.</summary>
public sealed class ProcessTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("wan25-process-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_batch_that_is_killed_twice_is_paid_once()
    {
        await using RunwareEmulator emulator = await RunwareEmulator.StartAsync(
            new() { GenerationTime = new(TimeSpan.FromMilliseconds(200), TimeSpan.FromMilliseconds(900)), MaxRunning = 10 });
        await File.WriteAllLinesAsync(
            Path.Combine(_folder, "prompts.txt"), Enumerable.Range(1, 30).Select(number => $"Scene {number} at sea"));
        string[] command = ["batch", "prompts.txt", "--output", "out", "--emulator-url", emulator.Endpoint.ToString()];

        foreach (int tasks in (int[])[1, 18])
        {
            using var killed = ToolProcess.Start(_folder, command);
            await TasksAsync(emulator, tasks);
            killed.Kill();
            await killed.EndAsync();
        }

        using var last = ToolProcess.Start(_folder, command);
        CliResult result = await last.EndAsync();

        Assert.True(result.ExitCode == 0, result.Error);
        Assert.Equal((30, 30), (emulator.Ledger.Charges, emulator.Ledger.TaskCount));
        Assert.Equal(30, Directory.GetFiles(Path.Combine(_folder, "out"), "*.mp4").Length);
    }

    [Fact]
    public async Task Ctrl_C_is_130_and_names_the_command_to_go_on_with()
    {
        if (OperatingSystem.IsWindows())
        {
            return; // There is no way to send it to one process there.
        }

        await using RunwareEmulator emulator = await RunwareEmulator.StartAsync(new() { TimeProvider = new VirtualTimeProvider() });
        string url = emulator.Endpoint.ToString();
        using var run = ToolProcess.Start(_folder, "generate", "A fjord", "--emulator-url", url, "--output", "fjord.mp4");
        await TasksAsync(emulator, 1);
        run.Interrupt();
        CliResult result = await run.EndAsync();

        Assert.Equal(ExitCodes.Interrupted, result.ExitCode);
        string id = $"{Assert.Single(emulator.Ledger.Tasks).TaskId}-1";
        Assert.Contains($"wan25 wait {id} --output fjord.mp4 --emulator-url {url}", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("\e", result.Output + result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_Ctrl_C_ends_a_server_whose_host_keeps_stdin_open()
    {
        if (OperatingSystem.IsWindows())
        {
            return; // There is no way to send it to one process there.
        }

        await using RunwareEmulator emulator = await RunwareEmulator.StartAsync();
        using var http = new HttpClient();
        using var run = ToolProcess.Start(_folder, "mcp", "--emulator-url", emulator.Endpoint.ToString());
        while (!File.Exists(Path.Combine(_folder, "state", "wan25", "mcp-emulator.jsonl")))
        {
            await http.GetStringAsync(new Uri(emulator.Endpoint, "/ledger"));
        }

        run.Interrupt();
        CliResult result = await run.EndAsync();

        Assert.Equal(ExitCodes.Interrupted, result.ExitCode);
    }

    [Fact]
    public async Task The_emulator_of_one_command_knows_the_videos_of_another()
    {
        using var submit = ToolProcess.Start(_folder, "submit", "A fjord", "--emulator", "--json");
        string id = (await submit.EndAsync()).Json.GetProperty("operationId").GetString()!;

        using var status = ToolProcess.Start(_folder, "status", id, "--emulator", "--json");

        // The video is made in real time: on a busy machine it is ready before the second process has started.
        string? known = (await status.EndAsync()).Json.GetProperty("status").GetString();
        Assert.True(known is "processing" or "success", known);
    }

    [Fact]
    public async Task An_agent_talks_to_it_over_stdin_and_stdout()
    {
        await using RunwareEmulator emulator = await RunwareEmulator.StartAsync(
            new() { GenerationTime = TimeRange.Exactly(TimeSpan.FromMilliseconds(100)) });
        var transport = new StdioClientTransport(new StdioClientTransportOptions
        {
            Command = ToolProcess.Host,
            Arguments = [ToolProcess.Assembly, "mcp", "--emulator-url", emulator.Endpoint.ToString(), "--allow-folder", _folder],
            EnvironmentVariables = new Dictionary<string, string?> { ["XDG_STATE_HOME"] = Path.Combine(_folder, "state") },
        });
        await using McpClient client = await McpClient.CreateAsync(transport);

        CallToolResult submitted = await client.CallToolAsync(
            "submit_video", new Dictionary<string, object?> { ["prompt"] = "A fjord", ["duration"] = 5 });
        string id = submitted.StructuredContent!.Value.GetProperty("operationId").GetString()!;
        CallToolResult ready = await client.CallToolAsync(
            "get_video", new Dictionary<string, object?> { ["operationId"] = id, ["waitSeconds"] = 30 });
        CallToolResult saved = await client.CallToolAsync("download_video", new Dictionary<string, object?> { ["operationId"] = id });

        Assert.Equal("success", ready.StructuredContent!.Value.GetProperty("status").GetString());
        Assert.True(File.Exists(saved.StructuredContent!.Value.GetProperty("videos")[0].GetProperty("file").GetString()));
        Assert.Equal(1, emulator.Ledger.Charges);
    }

    // Each check is a request over a socket, so this takes time without a clock.
    private static async Task TasksAsync(RunwareEmulator emulator, int count)
    {
        using var http = new HttpClient();
        while (emulator.Ledger.TaskCount < count)
        {
            await http.GetStringAsync(new Uri(emulator.Endpoint, "/ledger"));
        }
    }
}
