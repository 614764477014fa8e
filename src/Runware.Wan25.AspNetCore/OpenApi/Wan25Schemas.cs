using System.Collections.Frozen;
using System.Text.Json.Nodes;
using Runware.Wan25.AspNetCore.OpenApi;

namespace Runware.Wan25.AspNetCore;

/// <summary>
/// Provides JSON schemas of the types whose JSON form cannot be read from their properties, for generators of OpenAPI documents.
/// </summary>
/// <remarks>
/// For ASP.NET Core's own generator, use <c>AddOpenApi(options => options.AddWan25Schemas())</c>. With Swashbuckle:
/// <code>
/// builder.Services.AddSwaggerGen(options =>
/// {
///     foreach ((Type type, string schema) in Wan25Schemas.All)
///     {
///         options.MapType(type, () => OpenApiModelFactory.Parse&lt;OpenApiSchema>(
///             schema, OpenApiSpecVersion.OpenApi3_0, new OpenApiDocument(), out _)!);
///     }
/// });
/// </code>
/// </remarks>
public static class Wan25Schemas
{
    private const string Uuid = "[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}";

    /// <summary>
    /// Gets the schema of each type, as JSON text with the keywords that OpenAPI 3.0 and 3.1 have in common. The limits are those of
    /// <see cref="VideoRequestLimits"/>.
    /// </summary>
    /// <value>
    /// The schemas of <see cref="VideoRequestBody"/> (also under the type that stands for it in API descriptions),
    /// <see cref="VideoRequest"/>, <see cref="VideoOperationId"/> and <see cref="VideoStatus"/>.
    /// </value>
    public static IReadOnlyDictionary<Type, string> All { get; } = new Dictionary<Type, string>
    {
        [typeof(VideoRequestBody)] = RequestSchema.OfBody().ToJsonString(),
        [typeof(OpenApiBodyModel.VideoRequestBody)] = RequestSchema.OfBody().ToJsonString(),
        [typeof(VideoRequest)] = RequestSchema.OfStoredForm().ToJsonString(),
        [typeof(VideoOperationId)] = new JsonObject
        {
            ["type"] = "string",
            ["pattern"] = $"^{Uuid}(-[1-9][0-9]*)?$",
            ["description"] = "The id of a submitted request: the task id and the number of requested videos.",
            ["example"] = "be8fd83d-7116-4984-b37e-391df5ee434e-1",
        }.ToJsonString(),
        [typeof(VideoStatus)] = new JsonObject
        {
            ["type"] = "string",
            ["description"] = "unknown, processing, success, error, or another status of the service. Only success and error are final.",
            ["example"] = VideoStatus.Processing.ToString(),
        }.ToJsonString(),
    }.ToFrozenDictionary();
}
