using Microsoft.Extensions.Diagnostics.HealthChecks;
using Runware.Wan25.Jobs.Scheduling;
using Runware.Wan25.Jobs.Storage;

namespace Runware.Wan25.Jobs.Diagnostics;

/// <summary>
/// Checks that the database can be reached, the scheduler runs, the queue is looked after, no job is queued for too long, and none is
/// dead-lettered.
/// </summary>
internal sealed class JobsHealthCheck(
    JobQueries queries,
    JobScheduler scheduler,
    Instruments instruments,
    Wan25JobsOptions options,
    TimeProvider clock,
    TimeSpan maxQueueTime) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        QueueCounts counts;
        try
        {
            counts = await queries.CountAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return new(context.Registration.FailureStatus, "The jobs database cannot be reached.", exception);
        }

        var data = new Dictionary<string, object>
        {
            ["queued"] = counts.Queued,
            ["running"] = counts.Running,
            ["delivering"] = counts.Delivering,
            ["deadLettered"] = counts.DeadLettered,
        };
        if (options.MaxRunningPerNode > 0 && !scheduler.IsRunning)
        {
            return new(context.Registration.FailureStatus, "The jobs scheduler is not running.", data: data);
        }

        if (instruments.MaintenanceFailure is { } failure)
        {
            return new(context.Registration.FailureStatus, "Queue maintenance failed; due jobs may not be started.", failure, data);
        }

        if (counts.OldestQueued is { } oldest && clock.GetUtcNow() - oldest > maxQueueTime)
        {
            return HealthCheckResult.Degraded($"A job has been queued for {clock.GetUtcNow() - oldest:d\\.hh\\:mm\\:ss}.", data: data);
        }

        return counts.DeadLettered > 0
            ? HealthCheckResult.Degraded($"{counts.DeadLettered} jobs are dead-lettered.", data: data)
            : HealthCheckResult.Healthy("Jobs are running.", data);
    }
}
