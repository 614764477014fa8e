using Microsoft.AspNetCore.Http;

namespace Runware.Wan25.AspNetCore.Bodies;

/// <summary>
/// Responds to a body that cannot be read, in place of the endpoint. Binding cannot do that itself: it ends with a value or an exception,
/// and the framework logs exceptions as errors of the application.
/// </summary>
internal static class UnreadableBodyFilter
{
    public static EndpointFilterDelegate Create(EndpointFilterFactoryContext context, EndpointFilterDelegate next) => invocation =>
    {
        foreach (object? argument in invocation.Arguments)
        {
            if (argument is VideoRequestBody { Failure: { } failure })
            {
                return ValueTask.FromResult<object?>(failure.ToResult());
            }
        }

        return next(invocation);
    };
}
