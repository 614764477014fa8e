using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Runware.Wan25;
using Runware.Wan25.AspNetCore;
using Runware.Wan25.AspNetCore.Webhooks;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Provides extension methods that register webhooks.</summary>
public static class Wan25WebhookServiceCollectionExtensions
{
    /// <summary>
    /// Registers webhooks: each operation of every registered client gets its own webhook URL, unless the request or
    /// <see cref="Wan25ClientOptions.WebhookUrlFactory"/> provides one.
    /// </summary>
    /// <param name="services">The service collection.</param>
    /// <param name="configure">A delegate that sets the options. They are validated when the host starts.</param>
    /// <returns>The service collection.</returns>
    /// <remarks>
    /// Map the endpoint with <c>MapWan25Webhooks</c>. A webhook only makes the client poll earlier. Polling continues, and finds what a
    /// lost webhook would have reported. Without <see cref="Wan25WebhookOptions.PublicBaseUrl"/>, webhooks are off, which is logged once.
    /// </remarks>
    public static IServiceCollection AddWan25Webhooks(this IServiceCollection services, Action<Wan25WebhookOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        services.AddOptions<Wan25WebhookOptions>().Configure(configure);
        return services.AddWebhooks();
    }

    /// <summary>
    /// Registers webhooks with options from configuration: each operation of every registered client gets its own webhook URL, unless the
    /// request or <see cref="Wan25ClientOptions.WebhookUrlFactory"/> provides one.
    /// </summary>
    /// <param name="services">The service collection.</param>
    /// <param name="section">
    /// The configuration section, for example <c>configuration.GetSection("Wan25:Webhooks")</c>. When it changes, the options change too,
    /// so that secrets can be rotated without a restart. Durations have units: <c>"24:00:00"</c>, not <c>"24"</c>.
    /// </param>
    /// <returns>The service collection.</returns>
    public static IServiceCollection AddWan25Webhooks(this IServiceCollection services, IConfiguration section)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(section);
        services.AddOptions<Wan25WebhookOptions>().Bind(section);
        services.AddSingleton<IValidateOptions<Wan25WebhookOptions>>(new WebhookSectionValidator(section));
        return services.AddWebhooks();
    }

    private static IServiceCollection AddWebhooks(this IServiceCollection services)
    {
        services.AddMetrics();
        services.AddOptions<Wan25WebhookOptions>().ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<Wan25WebhookOptions>, WebhookOptionsValidator>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IPostConfigureOptions<Wan25ClientOptions>, ConfigureWebhookUrls>());
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<WebhookTokenProvider>();
        services.TryAddSingleton<OperationNudger>();
        services.TryAddSingleton<WebhookCounter>();
        services.TryAddSingleton<WebhookEndpoint>();
        services.AddHostedService<DisabledWebhooksWarning>();
        return services;
    }
}
