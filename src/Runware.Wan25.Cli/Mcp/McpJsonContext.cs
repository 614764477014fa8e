using System.Text.Json.Serialization;
using Runware.Wan25.Cli.Operations;
using Runware.Wan25.Cli.Requests;

namespace Runware.Wan25.Cli.Mcp;

/// <summary>Serializes the results of the tools and the state of the server.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(VideoRecord))]
[JsonSerializable(typeof(SubmitReport))]
[JsonSerializable(typeof(EstimateReport))]
[JsonSerializable(typeof(OperationReport))]
[JsonSerializable(typeof(VideoListReport))]
internal sealed partial class McpJsonContext : JsonSerializerContext;
