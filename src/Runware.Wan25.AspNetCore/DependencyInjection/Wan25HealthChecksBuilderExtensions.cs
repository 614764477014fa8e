using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Runware.Wan25;
using Runware.Wan25.AspNetCore.Health;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Provides an extension method that adds the health check of the service.</summary>
public static class Wan25HealthChecksBuilderExtensions
{
    private static readonly TimeSpan DefaultTimeout = TimeSpan.FromSeconds(10);

    // Short enough that a service that has recovered is noticed soon, long enough that the probes of several balancers share a ping.
    private static readonly TimeSpan Freshness = TimeSpan.FromSeconds(5);

    /// <summary>Adds a health check that pings the service, to verify that it responds and accepts the API key.</summary>
    /// <param name="builder">The health checks builder.</param>
    /// <param name="name">The name of the health check, unique in the application.</param>
    /// <param name="failureStatus">The status of a failure. The default is unhealthy.</param>
    /// <param name="tags">Tags to filter health checks.</param>
    /// <param name="timeout">The timeout of a ping, more than zero. The default is 10 seconds.</param>
    /// <param name="clientKey">The key of the client, if it was registered with <c>AddKeyedWan25</c>.</param>
    /// <returns>The health checks builder.</returns>
    /// <remarks>
    /// A ping costs nothing, and at most one is sent in five seconds. Use the check for readiness, not for liveness: restarting the
    /// application does not repair the service.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="timeout"/> is not more than zero.</exception>
    public static IHealthChecksBuilder AddWan25Check(
        this IHealthChecksBuilder builder,
        string name = "wan25",
        HealthStatus? failureStatus = null,
        IEnumerable<string>? tags = null,
        TimeSpan? timeout = null,
        string? clientKey = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrEmpty(name);
        TimeSpan limit = timeout ?? DefaultTimeout;
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(limit, TimeSpan.Zero, nameof(timeout));

        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.AddKeyedSingleton(name, (services, _) => new ServicePing(
            clientKey is null ? services.GetRequiredService<IWan25Client>() : services.GetRequiredKeyedService<IWan25Client>(clientKey),
            services.GetRequiredService<TimeProvider>(),
            limit,
            Freshness));
        return builder.Add(new HealthCheckRegistration(
            name, services => new Wan25HealthCheck(services.GetRequiredKeyedService<ServicePing>(name)), failureStatus, tags));
    }
}
