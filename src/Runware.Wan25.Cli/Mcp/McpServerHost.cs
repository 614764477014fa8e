using System.Reflection;
using System.Text.Json;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using Runware.Wan25.Cli.Errors;
using Runware.Wan25.Cli.Output;

namespace Runware.Wan25.Cli.Mcp;

/// <summary>Serves the tools over a pair of streams, with one JSON-RPC message per line.</summary>
internal sealed class McpServerHost(IReadOnlyList<McpTool> tools)
{
    private const string Name = "wan25";

    private const string Instructions = """
        Makes videos with Wan2.5-Preview: estimate_video says what one costs, submit_video orders it, get_video says when it is ready, and
        download_video saves it. A video takes minutes; no call blocks that long.
        """;

    public async Task RunAsync(Stream input, Stream output, CancellationToken cancellationToken)
    {
        var options = new McpServerOptions
        {
            ServerInfo = new Implementation { Name = Name, Title = "Wan2.5-Preview", Version = VersionText() },
            ServerInstructions = Instructions,
            Capabilities = new ServerCapabilities { Tools = new ToolsCapability() },
            Handlers = new McpServerHandlers
            {
                ListToolsHandler = (_, _) => ValueTask.FromResult(List()),
                CallToolHandler = async (request, token) => await CallAsync(request, token).ConfigureAwait(false),
            },
        };
        var transport = new StreamServerTransport(input, output, Name);
        await using (transport.ConfigureAwait(false))
        {
            var server = McpServer.Create(transport, options);
            await using (server.ConfigureAwait(false))
            {
                await server.RunAsync(cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private ListToolsResult List() => new() { Tools = [.. tools.Select(tool => tool.Definition)] };

    private async Task<CallToolResult> CallAsync(
        RequestContext<CallToolRequestParams> request, CancellationToken cancellationToken)
    {
        CallToolRequestParams call = request.Params!;
        var progress = new McpProgress(request.Server, call.ProgressToken);
        try
        {
            McpTool tool = tools.FirstOrDefault(tool => tool.Definition.Name == call.Name)
                ?? throw CliException.InvalidArguments($"There is no tool '{call.Name}'.");
            var arguments = new McpArguments(call.Arguments);
            JsonElement result = await tool.CallAsync(new McpCall(arguments, progress), cancellationToken).ConfigureAwait(false);
            return new CallToolResult
            {
                Content = [new TextContentBlock { Text = result.GetRawText() }],
                StructuredContent = result,
            };
        }
        catch (Exception exception) when (ErrorMapper.IsExpected(exception) && !cancellationToken.IsCancellationRequested)
        {
            // Without structured content, which would have to match the schema of a result.
            string error = CliOutput.ToJson(new ErrorDocument(ToError(exception)), ErrorJsonContext.Default.ErrorDocument);
            return new CallToolResult { IsError = true, Content = [new TextContentBlock { Text = error }] };
        }
        finally
        {
            await progress.FlushAsync().ConfigureAwait(false);
        }
    }

    private static CliError ToError(Exception exception)
    {
        CliError error = ErrorMapper.Map(exception);
        error = exception is OperationCanceledException
            ? error with { Code = ErrorCodes.Unfinished, ExitCode = ExitCodes.Unfinished, Message = "The service did not respond in time." }
            : error;
        return error.OperationId is null ? error : error with
        {
            Advice = "Call get_video with this operationId. Calling submit_video again with the same arguments does not pay twice.",
        };
    }

    private static string VersionText() => typeof(McpServerHost).Assembly
        .GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0";
}
