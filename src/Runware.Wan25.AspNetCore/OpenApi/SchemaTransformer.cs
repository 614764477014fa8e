#if NET10_0_OR_GREATER
using System.Globalization;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.OpenApi;
using Microsoft.OpenApi.Reader;

namespace Runware.Wan25.AspNetCore.OpenApi;

/// <summary>Writes the schemas of <see cref="Wan25Schemas"/> into the documents of <c>AddOpenApi</c>.</summary>
/// <remarks>
/// Neither static methods nor lambdas become delegates here: the compiler would keep those in fields, and then no type of this assembly
/// could be listed in an application without Microsoft.AspNetCore.OpenApi. Controllers are found by listing types.
/// </remarks>
internal sealed class SchemaTransformer(
    IReadOnlyDictionary<Type, string> schemas, IReadOnlyList<(int Status, Type Type, string Description)> responses)
{
    /// <summary>Describes a schema of one of the types, wherever it stands in the document.</summary>
    public Task DescribeAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        Describe(schema, context.JsonTypeInfo.Type);
        return Task.CompletedTask;
    }

    /// <summary>
    /// Describes the parameters of an operation that are ids: the generator takes whatever a minimal API parses from the URL for a string.
    /// </summary>
    public Task DescribeParametersAsync(
        OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        foreach (ApiParameterDescription parameter in context.Description.ParameterDescriptions)
        {
            // A part of the route that no parameter takes has no type.
            if (parameter.Type is { } type
                && operation.Parameters?.FirstOrDefault(one => one.Name == parameter.Name)?.Schema is OpenApiSchema schema)
            {
                Describe(schema, type);
            }
        }

        return Task.CompletedTask;
    }

    /// <summary>Describes the responses of an operation that takes a <see cref="VideoRequestBody"/>.</summary>
    public Task DescribeResponsesAsync(
        OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        if (context.Description.ParameterDescriptions.All(parameter => parameter.Type != typeof(OpenApiBodyModel.VideoRequestBody)))
        {
            return Task.CompletedTask;
        }

        foreach ((int status, _, string description) in responses)
        {
            if (operation.Responses?.GetValueOrDefault(status.ToString(CultureInfo.InvariantCulture)) is OpenApiResponse response
                && response.Description == ReasonPhrases.GetReasonPhrase(status))
            {
                response.Description = description;
            }
        }

        return Task.CompletedTask;
    }

    private void Describe(OpenApiSchema schema, Type type)
    {
        if (!schemas.TryGetValue(Nullable.GetUnderlyingType(type) ?? type, out string? json)
            || OpenApiModelFactory.Parse<OpenApiSchema>(json, OpenApiSpecVersion.OpenApi3_0, new OpenApiDocument(), out _)
                is not { } described)
        {
            return;
        }

        schema.Type = Nullable.GetUnderlyingType(type) is null ? described.Type : described.Type | JsonSchemaType.Null;
        schema.Pattern = described.Pattern;
        schema.Description = described.Description;
        schema.Required = described.Required;
        schema.Properties = described.Properties;
        schema.AdditionalPropertiesAllowed = described.AdditionalPropertiesAllowed;
        schema.Example = described.Example;
    }
}
#endif
