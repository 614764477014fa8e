using System.Text.Json;

namespace Runware.Wan25.Cli.Tests;

/// <summary>A progress notification of a server during a call.</summary>
internal sealed record McpNotification(double Progress, double? Total, string? Message)
{
    public static McpNotification Read(JsonElement parameters) => new(
        parameters.GetProperty("progress").GetDouble(),
        parameters.TryGetProperty("total", out JsonElement total) && total.ValueKind == JsonValueKind.Number ? total.GetDouble() : null,
        parameters.GetProperty("message").GetString());
}
