using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Runware.Wan25.AspNetCore;
using Runware.Wan25.AspNetCore.Bodies;
using Runware.Wan25.AspNetCore.OpenApi;
using Runware.Wan25.AspNetCore.Problems;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Provides an extension method that registers problem details for the client's exceptions.</summary>
public static class Wan25ProblemDetailsServiceCollectionExtensions
{
    /// <summary>
    /// Registers an exception handler that turns the client's exceptions into problem details (RFC 9457). Other exceptions are left to
    /// other handlers.
    /// </summary>
    /// <param name="services">The service collection.</param>
    /// <returns>The service collection.</returns>
    /// <remarks>
    /// An invalid request becomes a 400 with the errors by JSON path; any other exception gets a status and a sentence that says what to
    /// do. The member <c>operationId</c> contains the operation's id if there is one. A <c>Retry-After</c> of the service is passed on.
    /// Errors about the application's own API key or account are not disclosed. Requires <c>app.UseExceptionHandler()</c>. Controllers
    /// that take a <see cref="VideoRequestBody"/> are described to generators of OpenAPI documents.
    /// </remarks>
    /// <example>
    /// <code>
    /// builder.Services.AddWan25();
    /// builder.Services.AddWan25ProblemDetails();
    /// WebApplication app = builder.Build();
    /// app.UseExceptionHandler();
    /// </code>
    /// </example>
    public static IServiceCollection AddWan25ProblemDetails(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddProblemDetails();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IExceptionHandler, Wan25ExceptionHandler>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IExceptionHandler, UnreadableBodyHandler>());
        services.TryAddEnumerable(ServiceDescriptor.Transient<IApiDescriptionProvider, ControllerDescriptionProvider>());
        return services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.TypeInfoResolverChain.Add(ProblemJsonContext.Default);
            json.SerializerOptions.TypeInfoResolverChain.Add(SchemaJsonContext.Default);
        });
    }
}
