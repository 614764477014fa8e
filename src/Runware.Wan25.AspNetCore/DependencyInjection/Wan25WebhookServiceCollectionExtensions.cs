using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Runware.Wan25;
using Runware.Wan25.AspNetCore;
using Runware.Wan25.AspNetCore.Webhooks;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers webhooks.</summary>
public static class Wan25WebhookServiceCollectionExtensions
{
    /// <summary>
    /// Gives every operation of every registered client a webhook URL of its own, where neither the request nor <see cref="Wan25ClientOptions.WebhookUrlFactory"/> says
    /// otherwise. Map the other end with <c>MapWan25Webhooks</c>. A webhook only brings the client's next question forward: polling goes on, and finds what a
    /// lost webhook did not tell.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Sets the options, which are checked when the host starts.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddWan25Webhooks(this IServiceCollection services, Action<Wan25WebhookOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        services.AddOptions<Wan25WebhookOptions>().Configure(configure);
        return services.AddWebhooks();
    }

    /// <inheritdoc cref="AddWan25Webhooks(IServiceCollection, Action{Wan25WebhookOptions})"/>
    /// <param name="services">The services.</param>
    /// <param name="section">
    /// The section, for example <c>configuration.GetSection("Wan25:Webhooks")</c>, with the names of <see cref="Wan25WebhookOptions"/>. When it changes, the
    /// options change with it: that is how secrets are rotated without a restart.
    /// </param>
    public static IServiceCollection AddWan25Webhooks(this IServiceCollection services, IConfiguration section)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(section);
        services.AddOptions<Wan25WebhookOptions>().Bind(section);
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
        services.TryAddSingleton<RegisteredClients>();
        services.TryAddSingleton<WebhookCounter>();
        services.TryAddSingleton<WebhookEndpoint>();
        return services;
    }
}
