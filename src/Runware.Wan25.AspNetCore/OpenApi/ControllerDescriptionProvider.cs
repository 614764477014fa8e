using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Runware.Wan25.AspNetCore.OpenApi;

/// <summary>
/// Describes controllers that take a <see cref="VideoRequestBody"/> as <see cref="EndpointDescription"/> does minimal APIs, and their ids
/// of operations, for every generator of documents.
/// </summary>
internal sealed class ControllerDescriptionProvider(IModelMetadataProvider? metadata = null) : IApiDescriptionProvider
{
    // After the framework's own providers.
    public int Order => 1000;

    public void OnProvidersExecuting(ApiDescriptionProviderContext context)
    {
    }

    public void OnProvidersExecuted(ApiDescriptionProviderContext context)
    {
        foreach (ApiDescription description in context.Results)
        {
            foreach (ApiParameterDescription parameter in description.ParameterDescriptions)
            {
                if (parameter.Type == typeof(VideoRequestBody))
                {
                    parameter.Type = typeof(OpenApiBodyModel.VideoRequestBody);
                    parameter.ModelMetadata = metadata?.GetMetadataForType(parameter.Type) ?? parameter.ModelMetadata;
                    AddMissing(description);
                }

                // The framework says of every type that it can parse that it is a string.
                if (parameter.Type == typeof(string) && parameter.ParameterDescriptor?.ParameterType is { } type
                    && (Nullable.GetUnderlyingType(type) ?? type) == typeof(VideoOperationId))
                {
                    parameter.Type = type;
                }
            }
        }
    }

    private void AddMissing(ApiDescription description)
    {
        foreach ((int status, Type type, _) in ProblemResponses.All)
        {
            if (description.SupportedResponseTypes.All(response => response.StatusCode != status))
            {
                description.SupportedResponseTypes.Add(new ApiResponseType
                {
                    StatusCode = status,
                    Type = type,
                    ModelMetadata = metadata?.GetMetadataForType(type),
                    ApiResponseFormats = [new ApiResponseFormat { MediaType = ProblemResponses.ContentType }],
                });
            }
        }
    }
}
