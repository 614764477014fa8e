using System.Text.Json.Serialization;

namespace Runware.Wan25.Cli.Explain;

/// <summary>Serializes an explanation.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(OperationStory))]
internal sealed partial class StoryJsonContext : JsonSerializerContext;
