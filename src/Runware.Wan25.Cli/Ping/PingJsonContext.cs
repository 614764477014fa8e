using System.Text.Json.Serialization;

namespace Runware.Wan25.Cli.Ping;

/// <summary>Serializes the result of <c>ping</c>.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(PingResult))]
internal sealed partial class PingJsonContext : JsonSerializerContext;
