using System.Text.Json.Serialization;

namespace Runware.Wan25.Cli.CheckService;

/// <summary>Serializes a report.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ServiceCheckReport))]
internal sealed partial class ServiceCheckJsonContext : JsonSerializerContext;
