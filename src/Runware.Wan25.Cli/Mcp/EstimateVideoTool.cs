using System.Globalization;
using System.Text.Json;
using ModelContextProtocol.Protocol;
using Runware.Wan25.Cli.Requests;

namespace Runware.Wan25.Cli.Mcp;

/// <summary>Validates a request and returns its estimated cost.</summary>
internal sealed class EstimateVideoTool(McpSession session) : McpTool
{
    public override Tool Definition { get; } = Define(
        "estimate_video",
        "Estimate a video",
        "Checks the parameters of a video and returns what it would cost in US dollars. Free, sends nothing.",
        Schemas.Object(McpRequestReader.Schema, McpRequestReader.PromptName),
        Schemas.Object(
            [
                ("request", Schemas.Text("What was understood, without the prompt.")),
                ("amount", Schemas.Number("The cost in US dollars. Missing where no price is published.")),
                ("currency", Schemas.Text("USD")),
                ("asOf", Schemas.Text("The day of the prices.")),
                ("source", Schemas.Text("Where the prices are published.")),
            ],
            "request", "currency", "asOf", "source"),
        new() { ReadOnlyHint = true, IdempotentHint = true, DestructiveHint = false, OpenWorldHint = false });

    public override Task<JsonElement> CallAsync(McpCall call, CancellationToken cancellationToken)
    {
        VideoRequest request = new McpRequestReader(session.Folders, call.Arguments).ToRequest();
        CostEstimate estimate = request.EstimateCost();
        var report = new EstimateReport(
            request.ToString(),
            estimate.Amount,
            "USD",
            estimate.AsOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            estimate.Source);
        return Task.FromResult(JsonSerializer.SerializeToElement(report, McpJsonContext.Default.EstimateReport));
    }
}
