using Microsoft.Extensions.DependencyInjection;
using Quartz;
using Runware.Wan25.Jobs.Storage;

namespace Runware.Wan25.Jobs.Scheduling;

/// <summary>Provides the host's Quartz scheduler, which is created with the tables when it is first needed.</summary>
internal sealed class JobScheduler(
    JobDatabase database,
    Wan25JobsOptions options,
    InstanceId instance,
    [FromKeyedServices(Wan25JobsBuilder.SchedulerName)] ISchedulerFactory schedulers) : IDisposable
{
    private volatile IScheduler? _scheduler;

    /// <summary>Whether the scheduler is running jobs.</summary>
    public bool IsRunning => _scheduler is { Status: SchedulerStatus.Running };

    /// <summary>Gets the scheduler. After a failure, such as an unavailable database, the next call tries again.</summary>
    public async Task<IScheduler> GetAsync(CancellationToken cancellationToken)
    {
        await database.PrepareAsync(cancellationToken).ConfigureAwait(false);
        return _scheduler ??= await schedulers.GetScheduler(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Gets the names of the nodes that are alive. The jobs that others have claimed are free.</summary>
    public async Task<IReadOnlyCollection<string>> FindAliveAsync(CancellationToken cancellationToken)
    {
        if (!options.Clustered)
        {
            return [instance.Value];
        }

        IScheduler scheduler = await GetAsync(cancellationToken).ConfigureAwait(false);
        List<ClusterNode> nodes = await scheduler.QueryClusterNodes(cancellationToken).ConfigureAwait(false);

        // Not by their state: after an outage of the database, all heartbeats are late. Quartz removes a node that it has judged dead.
        return [instance.Value, .. nodes.Select(one => one.InstanceId).Except([instance.Value])];
    }

    /// <summary>Stops starting jobs. Jobs scheduled from now on are for other nodes, or for the next start.</summary>
    public Task PauseAsync() => IsRunning ? _scheduler!.Standby(CancellationToken.None).AsTask() : Task.CompletedTask;

    /// <summary>Shuts the scheduler down.</summary>
    /// <param name="waitForJobs">Whether to wait for running jobs.</param>
    public Task StopAsync(bool waitForJobs) => _scheduler?.Shutdown(waitForJobs, CancellationToken.None).AsTask() ?? Task.CompletedTask;

    /// <summary>Shuts the scheduler of a host down that is disposed without having been stopped.</summary>
    public void Dispose() => _ = _scheduler is { Status: not SchedulerStatus.Shutdown } ? StopAsync(waitForJobs: false) : null;
}
