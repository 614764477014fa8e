#if NET10_0_OR_GREATER
using Microsoft.AspNetCore.OpenApi;
using Runware.Wan25.AspNetCore;
using Runware.Wan25.AspNetCore.OpenApi;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Provides an extension method that describes the types of the client in the documents of <c>AddOpenApi</c>.</summary>
/// <remarks>
/// The application references the package Microsoft.AspNetCore.OpenApi itself. This package does not bring it along, because it does not
/// compile beside recent versions of Swashbuckle.
/// </remarks>
public static class Wan25OpenApiOptionsExtensions
{
    /// <summary>
    /// Adds the schemas of <see cref="Wan25Schemas"/>: the parameters of a body with all limits and an example, ids as text with a pattern.
    /// Responses of endpoints that take a <see cref="VideoRequestBody"/> get descriptions.
    /// </summary>
    /// <param name="options">The options of the document.</param>
    /// <returns>The options.</returns>
    /// <example>
    /// <code>
    /// builder.Services.AddOpenApi(options => options.AddWan25Schemas());
    /// </code>
    /// </example>
    public static OpenApiOptions AddWan25Schemas(this OpenApiOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var transformer = new SchemaTransformer(Wan25Schemas.All, ProblemResponses.All);
        return options
            .AddSchemaTransformer(transformer.DescribeAsync)
            .AddOperationTransformer(transformer.DescribeParametersAsync)
            .AddOperationTransformer(transformer.DescribeResponsesAsync);
    }
}
#endif
