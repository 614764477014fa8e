using System.Text.Json.Serialization;

namespace Runware.Wan25.Cli.Requests;

/// <summary>Serializes the results about requests.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(EstimateReport))]
internal sealed partial class RequestJsonContext : JsonSerializerContext;
