using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Runware.Wan25;
using Runware.Wan25.AspNetCore.Health;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers health checks.</summary>
public static class Wan25HealthChecksBuilderExtensions
{
    private static readonly TimeSpan DefaultTimeout = TimeSpan.FromSeconds(10);

    // Probes of several balancers at once are one ping; a service that is back is seen soon.
    private static readonly TimeSpan Freshness = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Checks that the service answers and takes the key. It costs nothing, and however many probes ask, there is at most one ping in five seconds. For probes of
    /// readiness or for people: restarting an application does not mend its video service.
    /// </summary>
    /// <param name="builder">The health checks.</param>
    /// <param name="name">The name of the check, unique in the application.</param>
    /// <param name="failureStatus">What a failure is reported as. Default: unhealthy.</param>
    /// <param name="tags">Tags to filter by.</param>
    /// <param name="timeout">How long a ping may take, more than zero. Default: 10 seconds.</param>
    /// <param name="clientKey">The key of the client, where it was registered with <c>AddKeyedWan25</c>.</param>
    /// <returns>The health checks.</returns>
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
        return builder.Add(new HealthCheckRegistration(name, services => new Wan25HealthCheck(services.GetRequiredKeyedService<ServicePing>(name)), failureStatus, tags));
    }
}
