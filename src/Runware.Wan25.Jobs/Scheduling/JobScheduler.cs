using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Quartz;
using Runware.Wan25.Jobs.Storage;

namespace Runware.Wan25.Jobs.Scheduling;

/// <summary>Provides the host's Quartz scheduler, which is created with the database schema when it is first needed.</summary>
internal sealed class JobScheduler(
    JobDatabase database,
    Lanes lanes,
    Wan25JobsOptions options,
    NodeName node,
    IServiceProvider services,
    ILoggerFactory loggers) : IDisposable
{
    private readonly SemaphoreSlim _once = new(1, 1);
    private volatile IScheduler? _scheduler;

    /// <summary>Whether the scheduler is running jobs.</summary>
    public bool IsRunning => _scheduler is { IsStarted: true, InStandbyMode: false, IsShutdown: false };

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
            return _scheduler ??= await CreateAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _once.Release();
        }
    }

    /// <summary>Creates the tables if they are missing.</summary>
    public async Task PrepareAsync(CancellationToken cancellationToken) => await GetAsync(cancellationToken).ConfigureAwait(false);

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        IScheduler scheduler = await GetAsync(cancellationToken).ConfigureAwait(false);
        await scheduler.Start(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Stops starting jobs. Jobs scheduled from now on are for other nodes, or for the next start.</summary>
    public Task PauseAsync(CancellationToken cancellationToken) => _scheduler?.Standby(cancellationToken) ?? Task.CompletedTask;

    /// <summary>Shuts the scheduler down.</summary>
    /// <param name="waitForJobs">Whether to wait for running jobs, including the one whose trigger Quartz is about to fire.</param>
    public Task StopAsync(bool waitForJobs) => _scheduler?.Shutdown(waitForJobs, CancellationToken.None) ?? Task.CompletedTask;

    /// <summary>
    /// Shuts the scheduler of a host down that is disposed without having been stopped. Its threads would keep the process alive.
    /// </summary>
    public void Dispose()
    {
        if (_scheduler is { IsShutdown: false } scheduler)
        {
            _ = scheduler.Shutdown(waitForJobsToComplete: false, CancellationToken.None);
        }

        _once.Dispose();
    }

    // A single node recovers the jobs left under its own name. In a cluster other nodes do, and a reused name would look alive to them.
    private string InstanceId() => options.Clustered ? node.Value : "single-node";

    private async Task<IScheduler> CreateAsync(CancellationToken cancellationToken)
    {
        await SchemaInstaller.InstallAsync(database, cancellationToken).ConfigureAwait(false);
        QuartzSchedulerFactory factory = SchedulerSetup.CreateFactory(options, database, InstanceId(), loggers);
        IScheduler scheduler = await factory.GetScheduler(cancellationToken).ConfigureAwait(false);
        scheduler.JobFactory = new VideoLaneFactory(services.GetRequiredService<VideoLane>());
        await lanes.InstallAsync(scheduler, cancellationToken).ConfigureAwait(false);
        return scheduler;
    }
}
