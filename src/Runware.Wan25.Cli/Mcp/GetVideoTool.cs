using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using ModelContextProtocol.Protocol;
using Runware.Wan25.Cli.Errors;
using Runware.Wan25.Cli.Operations;

namespace Runware.Wan25.Cli.Mcp;

/// <summary>Returns the state of an operation.</summary>
internal sealed class GetVideoTool(McpSession session) : McpTool
{
    private const string WaitName = "waitSeconds";
    private const int MaxWait = 30;

    public override Tool Definition { get; } = Define(
        "get_video",
        "Look at a video",
        "Returns the state of an operation, with the videos that are ready. Free. With waitSeconds it returns as soon as the operation "
            + "ends, or after that time.",
        OperationSchema.Input((WaitName, new JsonObject
        {
            ["type"] = "integer",
            ["minimum"] = 0,
            ["maximum"] = MaxWait,
            ["description"] = "How many seconds to wait for the end. The default is 0.",
        })),
        OperationSchema.Output(),
        new() { ReadOnlyHint = true, IdempotentHint = true, DestructiveHint = false, OpenWorldHint = true });

    public override async Task<JsonElement> CallAsync(McpCall call, CancellationToken cancellationToken)
    {
        call.Arguments.ThrowIfOther("operationId", WaitName);
        VideoOperation operation = session.Client.GetOperation(call.Arguments.OperationId);
        TimeSpan wait = ReadWait(call.Arguments[WaitName]);
        await session.WithinCallAsync(
            async token =>
            {
                await operation.UpdateAsync(token).ConfigureAwait(false);
                return true;
            },
            cancellationToken).ConfigureAwait(false);
        if (!operation.HasCompleted && wait > TimeSpan.Zero)
        {
            await WaitAsync(operation, wait, call.Progress, cancellationToken).ConfigureAwait(false);
        }

        session.Records.Update(operation);
        return JsonSerializer.SerializeToElement(OperationReport.Of(operation), McpJsonContext.Default.OperationReport);
    }

    private async Task WaitAsync(VideoOperation operation, TimeSpan wait, McpProgress progress, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(wait, session.Environment.Clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            await operation.WaitForCompletionAsync(progress, both.Token).ConfigureAwait(false);
        }
        catch (VideoWaitCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // Still running, as the report shows.
        }
        catch (VideoGenerationFailedException)
        {
            // The failures are in the report.
        }
    }

    private static TimeSpan ReadWait(string? text) =>
        text is null ? TimeSpan.Zero
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int seconds) && seconds <= MaxWait
            ? TimeSpan.FromSeconds(seconds)
            : throw CliException.InvalidArguments($"{WaitName} must be a whole number from 0 to {MaxWait}; '{text}' was given.");
}
