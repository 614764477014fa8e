using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Runware.Wan25.AspNetCore.Webhooks;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Provides an extension method that maps the endpoint of webhooks.</summary>
public static class Wan25WebhookEndpointRouteBuilderExtensions
{
    /// <summary>Maps <c>POST {pattern}/{token}</c>, the endpoint of the webhooks that <c>AddWan25Webhooks</c> requests.</summary>
    /// <param name="endpoints">The route builder.</param>
    /// <param name="pattern">
    /// The route pattern, for example <c>/hooks/wan25</c>. <see cref="Runware.Wan25.AspNetCore.Wan25WebhookOptions.PublicBaseUrl"/> must
    /// lead to it.
    /// </param>
    /// <returns>A builder for further conventions, such as rate limits or host names.</returns>
    /// <remarks>
    /// The endpoint responds with 204 to a valid token, whatever the body is, with 401 to an invalid and 410 to an expired one, and with
    /// 413 to a body that is too large. It allows anonymous callers, because the token is the credential, and it is excluded from OpenAPI.
    /// </remarks>
    /// <exception cref="InvalidOperationException"><c>AddWan25Webhooks</c> was not called.</exception>
    /// <example>
    /// <code>
    /// builder.Services.AddWan25Webhooks(builder.Configuration.GetSection("Wan25:Webhooks"));
    /// WebApplication app = builder.Build();
    /// app.MapWan25Webhooks("/hooks/wan25");
    /// </code>
    /// </example>
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
