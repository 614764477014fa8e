using System.Text.Json.Serialization;

namespace Runware.Wan25.AspNetCore.OpenApi;

/// <summary>Provides the contracts that a generator of documents asks for in applications without reflection.</summary>
[JsonSerializable(typeof(VideoRequestBody))]
[JsonSerializable(typeof(OpenApiBodyModel.VideoRequestBody), TypeInfoPropertyName = "VideoRequestBodyShape")]
[JsonSerializable(typeof(VideoRequest))]
[JsonSerializable(typeof(VideoResult))]
[JsonSerializable(typeof(VideoOperationId))]
internal sealed partial class SchemaJsonContext : JsonSerializerContext;
