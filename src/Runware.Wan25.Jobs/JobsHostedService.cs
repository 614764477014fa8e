using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Quartz;
using Runware.Wan25.Jobs.Diagnostics;
using Runware.Wan25.Jobs.Running;
using Runware.Wan25.Jobs.Scheduling;
using Runware.Wan25.Jobs.Storage;

namespace Runware.Wan25.Jobs;

/// <summary>Runs jobs while the host runs, and hands running jobs over when it stops.</summary>
internal sealed class JobsHostedService(
    JobDatabase database,
    JobScheduler scheduler,
    RunningJobs running,
    JobTable table,
    JobQueries queries,
    JobTriggers triggers,
    QueueMaintenance maintenance,
    InstanceId instance,
    Wan25JobsOptions options,
    TimeProvider clock,
    ILogger<JobsHostedService> logger) : IHostedService
{
    private static readonly TimeSpan ClaimInterval = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan SchedulerStopTimeout = TimeSpan.FromSeconds(1);
    private IAsyncDisposable? _claim;
    private bool _isClaimLost;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (options.MaxRunningPerNode == 0)
        {
            await scheduler.GetAsync(cancellationToken).ConfigureAwait(false);
            return;
        }

        if (!options.Clustered)
        {
            _claim = await ClaimAsync(cancellationToken).ConfigureAwait(false);
        }

        IScheduler quartz = await scheduler.GetAsync(cancellationToken).ConfigureAwait(false);
        await quartz.Start(cancellationToken).ConfigureAwait(false);
        maintenance.Start(MaintainAsync);
        Log.Started(logger, instance.Value, options.MaxRunningPerNode, options.Store!.Kind.ToString());
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        Task maintenanceEnd = maintenance.StopAsync();
        if (running.Count > 0)
        {
            Log.Stopping(logger, running.Count);
        }

        try
        {
            await HandOverAsync(maintenanceEnd).WaitAsync(options.ShutdownTimeout, clock, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is TimeoutException or OperationCanceledException)
        {
            Log.NotHandedOver(logger, running.Count, options.ShutdownTimeout);
            await running.AbandonAsync().ConfigureAwait(false);

            // Without its database, Quartz keeps trying to release its triggers; the host does not wait for that.
            await scheduler.StopAsync(waitForJobs: false)
                .WaitAsync(SchedulerStopTimeout, clock, CancellationToken.None)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        if (_claim is { } claim)
        {
            await claim.DisposeAsync().ConfigureAwait(false);
        }
    }

    private async Task<bool> MaintainAsync(CancellationToken stopping)
    {
        bool isOwner = _claim is null || await IsClaimedAsync(_claim, stopping).ConfigureAwait(false);
        foreach ((long Sequence, int Attempts) stuck in await running
            .ReconcileAsync(() => queries.ListClaimedAsync(instance.Value, stopping)).ConfigureAwait(false))
        {
            await table.FreeAsync(stuck, stopping).ConfigureAwait(false);
            Log.Freed(logger, stuck.Sequence);
        }

        return isOwner;
    }

    /// <summary>
    /// Determines whether the claim on the database holds. If it was lost, no job is started until it is made again: two processes would
    /// take each other's jobs for lost.
    /// </summary>
    private async Task<bool> IsClaimedAsync(IAsyncDisposable claim, CancellationToken stopping)
    {
        if (!_isClaimLost && await database.IsHeldAsync(claim, stopping).ConfigureAwait(false))
        {
            return true;
        }

        if (!_isClaimLost)
        {
            _isClaimLost = true;
            Log.ClaimLost(logger);
            await scheduler.PauseAsync().ConfigureAwait(false);
            await claim.DisposeAsync().ConfigureAwait(false);
        }

        if (await database.TryClaimAsync(stopping).ConfigureAwait(false) is not { } restored)
        {
            return false;
        }

        _claim = restored;
        await (await scheduler.GetAsync(stopping).ConfigureAwait(false)).Start(stopping).ConfigureAwait(false);
        _isClaimLost = false;
        Log.ClaimRestored(logger);
        return true;
    }

    private async Task HandOverAsync(Task maintenanceEnd)
    {
        await scheduler.PauseAsync().ConfigureAwait(false);
        await running.StopAsync().ConfigureAwait(false);
        await maintenanceEnd.ConfigureAwait(false);
        await triggers.Added.ConfigureAwait(false);
        await scheduler.StopAsync(waitForJobs: true).ConfigureAwait(false);
    }

    /// <summary>
    /// Claims the database. The previous process may still be handing over its jobs, so this waits as long as that may take.
    /// </summary>
    private async Task<IAsyncDisposable> ClaimAsync(CancellationToken cancellationToken)
    {
        long started = clock.GetTimestamp();
        for (int attempt = 1; ; attempt++)
        {
            if (await database.TryClaimAsync(cancellationToken).ConfigureAwait(false) is { } claim)
            {
                return claim;
            }

            if (clock.GetElapsedTime(started) > options.ShutdownTimeout + ClaimInterval)
            {
                throw new InvalidOperationException(
                    $"Another process runs the jobs of this {options.Store!.Kind} database. For several processes use "
                    + (options.Store.Kind == StoreKind.Postgres ? "" : $"{nameof(Wan25JobsStoreExtensions.UsePostgres)} and ")
                    + $"{nameof(Wan25JobsStoreExtensions.UseClustering)}.");
            }

            if (attempt == 1)
            {
                Log.WaitingForDatabase(logger);
            }

            await Task.Delay(ClaimInterval, clock, cancellationToken).ConfigureAwait(false);
        }
    }
}
