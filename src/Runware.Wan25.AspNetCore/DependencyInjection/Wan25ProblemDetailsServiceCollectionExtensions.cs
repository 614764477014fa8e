using Microsoft.AspNetCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Runware.Wan25.AspNetCore.Problems;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers problem details.</summary>
public static class Wan25ProblemDetailsServiceCollectionExtensions
{
    /// <summary>
    /// Answers what the client throws with problem details (RFC 9457): 400 with every broken rule by path, and for the rest a status and a sentence that say what
    /// to do. The operation's id is the member <c>operationId</c> wherever there is one; a <c>Retry-After</c> of the service is passed on; what is wrong with the
    /// application's own key or account is not told. Other exceptions are left to other handlers. Needs <c>app.UseExceptionHandler()</c>.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddWan25ProblemDetails(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddProblemDetails();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IExceptionHandler, Wan25ExceptionHandler>());
        return services.ConfigureHttpJsonOptions(json => json.SerializerOptions.TypeInfoResolverChain.Add(ProblemJsonContext.Default));
    }
}
