using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Runware.Wan25.AspNetCore.Webhooks;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Maps webhooks.</summary>
public static class Wan25WebhookEndpointRouteBuilderExtensions
{
    /// <summary>
    /// Takes the webhooks that <c>AddWan25Webhooks</c> asked for: <c>POST {pattern}/{token}</c>. 204 for a good token, whatever the body says; 401 for one that
    /// is none of ours, 410 for one that has expired, 413 for a body that is too large. Open to anonymous callers, because the token is the credential, and left
    /// out of OpenAPI.
    /// </summary>
    /// <param name="endpoints">The routes.</param>
    /// <param name="pattern">The route, for example <c>/hooks/wan25</c>: what <c>PublicBaseUrl</c> leads to.</param>
    /// <returns>The endpoint, for further conventions such as rate limits or the name of a host.</returns>
    /// <exception cref="InvalidOperationException"><c>AddWan25Webhooks</c> was not called.</exception>
    public static IEndpointConventionBuilder MapWan25Webhooks(this IEndpointRouteBuilder endpoints, [StringSyntax("Route")] string pattern)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        ArgumentNullException.ThrowIfNull(pattern);
        WebhookEndpoint endpoint = endpoints.ServiceProvider.GetService<WebhookEndpoint>()
            ?? throw new InvalidOperationException("Webhooks are not registered: call services.AddWan25Webhooks(…) first.");
        return endpoints.MapPost($"{pattern.TrimEnd('/')}/{{{WebhookEndpoint.TokenName}}}", (RequestDelegate)endpoint.HandleAsync)
            .WithDisplayName("Runware.Wan25 webhooks")
            .AllowAnonymous()
            .ExcludeFromDescription();
    }
}
