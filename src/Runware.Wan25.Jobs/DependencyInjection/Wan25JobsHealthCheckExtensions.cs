using Microsoft.Extensions.Diagnostics.HealthChecks;
using Runware.Wan25.Jobs.Diagnostics;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers the health check of the jobs.</summary>
public static class Wan25JobsHealthCheckExtensions
{
    private static readonly TimeSpan DefaultMaxQueueTime = TimeSpan.FromHours(1);

    /// <summary>
    /// Adds a check that is unhealthy when the database of the jobs cannot be reached or their scheduler does not run, and degraded when a job waits too long for its turn, or
    /// when there are dead letters.
    /// </summary>
    /// <param name="builder">The health checks.</param>
    /// <param name="name">The name of the check.</param>
    /// <param name="failureStatus">What to report instead of unhealthy.</param>
    /// <param name="tags">Tags for filtering.</param>
    /// <param name="maxQueueTime">How long a job may be queued. Default: one hour.</param>
    /// <returns>The health checks.</returns>
    public static IHealthChecksBuilder AddWan25JobsCheck(
        this IHealthChecksBuilder builder, string name = "wan25-jobs", HealthStatus? failureStatus = null, IEnumerable<string>? tags = null, TimeSpan? maxQueueTime = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.Add(new(name, provider => ActivatorUtilities.CreateInstance<JobsHealthCheck>(provider, maxQueueTime ?? DefaultMaxQueueTime), failureStatus, tags));
    }
}
