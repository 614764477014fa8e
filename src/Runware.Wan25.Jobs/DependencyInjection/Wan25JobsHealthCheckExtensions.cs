using Microsoft.Extensions.Diagnostics.HealthChecks;
using Runware.Wan25.Jobs.Diagnostics;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Provides an extension method that adds the health check of jobs.</summary>
public static class Wan25JobsHealthCheckExtensions
{
    private static readonly TimeSpan DefaultMaxQueueTime = TimeSpan.FromHours(1);

    /// <summary>
    /// Adds a health check that is unhealthy if the jobs' database cannot be reached or their scheduler does not run, and degraded if a job
    /// is queued for too long or there are dead-lettered jobs.
    /// </summary>
    /// <param name="builder">The health checks builder.</param>
    /// <param name="name">The name of the health check.</param>
    /// <param name="failureStatus">The status to report instead of unhealthy.</param>
    /// <param name="tags">Tags to filter health checks.</param>
    /// <param name="maxQueueTime">The time after which a queued job makes the check degraded. The default is one hour.</param>
    /// <returns>The health checks builder.</returns>
    public static IHealthChecksBuilder AddWan25JobsCheck(
        this IHealthChecksBuilder builder,
        string name = "wan25-jobs",
        HealthStatus? failureStatus = null,
        IEnumerable<string>? tags = null,
        TimeSpan? maxQueueTime = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        TimeSpan limit = maxQueueTime ?? DefaultMaxQueueTime;
        return builder.Add(new(name, provider => ActivatorUtilities.CreateInstance<JobsHealthCheck>(provider, limit), failureStatus, tags));
    }
}
