using System.Buffers;
using System.IO.Pipelines;
using System.Text;
using System.Text.Json;
using ModelContextProtocol;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;
using Runware.Wan25.Cli.Hosting;
using Runware.Wan25.Emulator;

namespace Runware.Wan25.Cli.Tests;

/// <summary>A server for agents in this process, and the protocol's own client at the other end of a pair of pipes.</summary>
internal sealed class McpRun : IAsyncDisposable
{
    private readonly Pipe _toServer = new();
    private readonly Pipe _fromServer = new();
    private readonly Pipe _toClient = new();
    private readonly MemoryStream _sent = new();
    private readonly StringWriter _error = new();
    private readonly StringWriter _output = new();
    private readonly Task<int> _server;

    private McpRun(RunwareEmulator emulator, string folder, string[] arguments)
    {
        var environment = new CliEnvironment
        {
            In = TextReader.Null,
            Out = _output,
            Error = _error,
            GetVariable = name => name == Wan25ClientOptions.ApiKeyEnvironmentVariable ? "test-key" : null,
            WorkingFolder = folder,
            ConfigFolder = Path.Combine(folder, "config"),
            StateFolder = Path.Combine(folder, "state"),
            Handler = emulator.CreateHandler(),
            StartEmulator = (_, _) => Task.FromResult(RunwareEmulator.CreateInProcess()),
            OpenPipe = () => (_toServer.Reader.AsStream(), _fromServer.Writer.AsStream()),
        };
        _ = ForwardAsync();
        _server = new CliApplication(environment).RunAsync(["mcp", .. arguments], CancellationToken.None);
    }

    public McpClient Client { get; private set; } = null!;

    public static async Task<McpRun> StartAsync(RunwareEmulator emulator, string folder, params string[] arguments)
    {
        var run = new McpRun(emulator, folder, arguments);
        var transport = new StreamClientTransport(run._toServer.Writer.AsStream(), run._toClient.Reader.AsStream());
        run.Client = await McpClient.CreateAsync(transport);
        return run;
    }

    public async Task<JsonElement> CallAsync(string tool, params (string Name, object? Value)[] arguments)
    {
        CallToolResult result = await SendAsync(tool, arguments);
        Assert.False(result.IsError is true, TextOf(result));
        JsonElement structured = result.StructuredContent!.Value;
        Assert.True(JsonElement.DeepEquals(structured, JsonDocument.Parse(TextOf(result)).RootElement), TextOf(result));
        return structured;
    }

    /// <summary>
    /// Calls a tool and collects the notifications during the call in the order in which they were sent: the client's handlers run
    /// concurrently.
    /// </summary>
    public async Task<(JsonElement Result, IReadOnlyList<McpNotification> Progress)> WatchAsync(
        string tool, params (string Name, object? Value)[] arguments)
    {
        int before = Notifications().Count;
        CallToolResult result = await Client.CallToolAsync(
            tool, arguments.ToDictionary(argument => argument.Name, argument => argument.Value), new Progress<ProgressNotificationValue>());
        Assert.False(result.IsError is true, TextOf(result));
        return (result.StructuredContent!.Value, Notifications()[before..]);
    }

    public async Task<JsonElement> ErrorOfAsync(string tool, params (string Name, object? Value)[] arguments)
    {
        CallToolResult result = await SendAsync(tool, arguments);
        Assert.True(result.IsError);
        return JsonDocument.Parse(TextOf(result)).RootElement.GetProperty("error");
    }

    /// <summary>Ends the connection as a host does, and waits for the server.</summary>
    public async ValueTask DisposeAsync()
    {
        await Client.DisposeAsync();
        await _toServer.Writer.CompleteAsync();
        Assert.Equal(0, await _server);
        Assert.Empty(_output.ToString());
    }

    private async Task<CallToolResult> SendAsync(string tool, (string Name, object? Value)[] arguments) =>
        await Client.CallToolAsync(tool, arguments.ToDictionary(argument => argument.Name, argument => argument.Value));

    private List<McpNotification> Notifications()
    {
        lock (_sent)
        {
            return
            [
                .. Encoding.UTF8.GetString(_sent.ToArray())
                    .Split('\n')
                    .Where(line => line.Contains("\"notifications/progress\"", StringComparison.Ordinal))
                    .Select(line => JsonDocument.Parse(line).RootElement.GetProperty("params"))
                    .Select(McpNotification.Read),
            ];
        }
    }

    private async Task ForwardAsync()
    {
        ReadResult read;
        do
        {
            read = await _fromServer.Reader.ReadAsync();
            byte[] bytes = read.Buffer.ToArray();
            lock (_sent)
            {
                _sent.Write(bytes);
            }

            await _toClient.Writer.WriteAsync(bytes);
            _fromServer.Reader.AdvanceTo(read.Buffer.End);
        }
        while (!read.IsCompleted);
        await _toClient.Writer.CompleteAsync();
    }

    private static string TextOf(CallToolResult result) => Assert.IsType<TextContentBlock>(Assert.Single(result.Content)).Text;
}
