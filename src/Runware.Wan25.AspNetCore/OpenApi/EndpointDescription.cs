using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;

namespace Runware.Wan25.AspNetCore.OpenApi;

/// <summary>Describes an endpoint of a minimal API that takes a <see cref="VideoRequestBody"/>, whatever services are registered.</summary>
internal static class EndpointDescription
{
    public static void AddTo(EndpointBuilder builder)
    {
        builder.Metadata.Add(new AcceptsMetadata(["application/json"], typeof(OpenApiBodyModel.VideoRequestBody)));
        foreach ((int status, Type type, _) in ProblemResponses.All)
        {
            builder.Metadata.Add(new ProducesResponseTypeMetadata(status, type, [ProblemResponses.ContentType]));
        }
    }
}
