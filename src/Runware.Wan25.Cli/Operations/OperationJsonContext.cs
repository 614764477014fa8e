using System.Text.Json.Serialization;

namespace Runware.Wan25.Cli.Operations;

/// <summary>Serializes operations.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(OperationReport))]
internal sealed partial class OperationJsonContext : JsonSerializerContext;
