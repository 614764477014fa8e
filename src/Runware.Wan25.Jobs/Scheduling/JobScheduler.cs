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
    private readonly SemaphoreSlim _once = new(1, 1);
    private volatile IScheduler? _scheduler;

    /// <summary>Whether the scheduler is running jobs.</summary>
    public bool IsRunning => _scheduler is { Status: SchedulerStatus.Running };

    /// <summary>Gets the scheduler. After a failure, such as an unavailable database, the next call tries again.</summary>
    public async Task<IScheduler> GetAsync(CancellationToken cancellationToken)
    {
        if (_scheduler is { } made)
        {
            return made;
        }

        await _once.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_scheduler is null)
            {
                await Schema.InstallAsync(database, cancellationToken).ConfigureAwait(false);
                _scheduler = await schedulers.GetScheduler(cancellationToken).ConfigureAwait(false);
            }

            return _scheduler;
        }
        finally
        {
            _once.Release();
        }
    }

    /// <summary>Creates the tables if they are missing.</summary>
    public async Task PrepareAsync(CancellationToken cancellationToken) => await GetAsync(cancellationToken).ConfigureAwait(false);

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

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        IScheduler scheduler = await GetAsync(cancellationToken).ConfigureAwait(false);
        await scheduler.Start(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Stops starting jobs. Jobs scheduled from now on are for other nodes, or for the next start.</summary>
    public async Task PauseAsync()
    {
        if (_scheduler is { Status: SchedulerStatus.Running } scheduler)
        {
            await scheduler.Standby(CancellationToken.None).ConfigureAwait(false);
        }
    }

    /// <summary>Shuts the scheduler down.</summary>
    /// <param name="waitForJobs">Whether to wait for running jobs.</param>
    public Task StopAsync(bool waitForJobs) => _scheduler?.Shutdown(waitForJobs, CancellationToken.None).AsTask() ?? Task.CompletedTask;

    /// <summary>Shuts the scheduler of a host down that is disposed without having been stopped.</summary>
    public void Dispose()
    {
        if (_scheduler is { Status: not SchedulerStatus.Shutdown } scheduler)
        {
            _ = scheduler.Shutdown(waitForJobsToComplete: false, CancellationToken.None).AsTask();
        }

        _once.Dispose();
    }
}
