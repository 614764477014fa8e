using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Quartz;
using Runware.Wan25.Jobs.Storage;

namespace Runware.Wan25.Jobs.Scheduling;

/// <summary>The host's Quartz scheduler, made when it is first needed, on a database whose schema is there.</summary>
internal sealed class JobScheduler(JobDatabase database, Lanes lanes, Wan25JobsOptions options, NodeName node, IServiceProvider services, ILoggerFactory loggers) : IDisposable
{
    private readonly SemaphoreSlim _once = new(1, 1);
    private volatile IScheduler? _scheduler;

    /// <summary>Whether it runs jobs now.</summary>
    public bool IsRunning => _scheduler is { IsStarted: true, InStandbyMode: false, IsShutdown: false };

    /// <summary>Gives the scheduler. A failure (a database that is not there yet) is not remembered: the next call tries again.</summary>
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

    /// <summary>Makes the tables, if need be, for those who only read.</summary>
    public async Task PrepareAsync(CancellationToken cancellationToken) => await GetAsync(cancellationToken).ConfigureAwait(false);

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        IScheduler scheduler = await GetAsync(cancellationToken).ConfigureAwait(false);
        await scheduler.Start(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Begins no more jobs. What is scheduled from now on is for other nodes, or for the next start.</summary>
    public Task PauseAsync(CancellationToken cancellationToken) => _scheduler?.Standby(cancellationToken) ?? Task.CompletedTask;

    /// <summary>Ends for good.</summary>
    /// <param name="waits">Whether to wait for what runs, the trigger among it that Quartz was just about to fire.</param>
    public Task StopAsync(bool waits) => _scheduler?.Shutdown(waits, CancellationToken.None) ?? Task.CompletedTask;

    /// <summary>For a host that is disposed without having been stopped: its process would live as long as Quartz does. Nobody waits for what Quartz still puts in order.</summary>
    public void Dispose()
    {
        if (_scheduler is { IsShutdown: false } scheduler)
        {
            _ = scheduler.Shutdown(waitForJobsToComplete: false, CancellationToken.None);
        }

        _once.Dispose();
    }

    // A single node recovers what was left under its own name; in a cluster the others do, and a name that comes back would look alive.
    private string InstanceId() => options.Clustered ? node.Value : "single-node";

    private async Task<IScheduler> CreateAsync(CancellationToken cancellationToken)
    {
        await SchemaInstaller.InstallAsync(database, cancellationToken).ConfigureAwait(false);
        IScheduler scheduler = await SchedulerSetup.CreateFactory(options, database, InstanceId(), loggers).GetScheduler(cancellationToken).ConfigureAwait(false);
        scheduler.JobFactory = new VideoLaneFactory(services.GetRequiredService<VideoLane>());
        await lanes.InstallAsync(scheduler, cancellationToken).ConfigureAwait(false);
        return scheduler;
    }
}
