using System.Text.Json;
using System.Text.Json.Nodes;
using ModelContextProtocol.Protocol;

namespace Runware.Wan25.Cli.Mcp;

/// <summary>A tool that an agent can call.</summary>
internal abstract class McpTool
{
    /// <summary>Gets the name, the description, the schemas and the hints.</summary>
    public abstract Tool Definition { get; }

    /// <summary>Runs a call.</summary>
    /// <returns>The result, which fits the output schema.</returns>
    public abstract Task<JsonElement> CallAsync(McpCall call, CancellationToken cancellationToken);

    protected static Tool Define(
        string name, string title, string description, JsonObject input, JsonObject output, ToolAnnotations annotations) => new()
        {
            Name = name,
            Title = title,
            Description = description,
            InputSchema = Schemas.ToElement(input),
            OutputSchema = Schemas.ToElement(output),
            Annotations = annotations,
        };
}
