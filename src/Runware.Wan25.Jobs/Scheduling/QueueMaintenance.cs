using Microsoft.Extensions.Logging;
using Quartz;
using Runware.Wan25.Jobs.Diagnostics;
using Runware.Wan25.Jobs.Storage;

namespace Runware.Wan25.Jobs.Scheduling;

/// <summary>Repairs the queue when a node starts and periodically; each step recovers from one kind of failure.</summary>
internal sealed class QueueMaintenance(
    JobTable table,
    JobQueries queries,
    JobScheduler scheduler,
    JobTriggers triggers,
    Instruments instruments,
    InstanceId instance,
    Wan25JobsOptions options,
    TimeProvider clock,
    ILogger<QueueMaintenance> logger) : IDisposable
{
    private const int MaxTriggers = 1000;
    private const int MaxIdleCycles = 2;
    private const int CyclesPerPurge = 100;
    private static readonly TimeSpan MaxClockDrift = TimeSpan.FromSeconds(2);

    private readonly CancellationTokenSource _stopping = new();
    private Task _running = Task.CompletedTask;
    private Exception? _failure;
    private int _idleCycles;
    private long _executions;
    private (DateTimeOffset Wall, long Timestamp) _clock;

    /// <summary>Starts the maintenance.</summary>
    /// <param name="reconcile">
    /// Brings the jobs that run, and those that this node has claimed, into line. Returns whether the queue is this node's to look after.
    /// </param>
    public void Start(Func<CancellationToken, Task<bool>> reconcile) => _running = RunAsync(reconcile, _stopping.Token);

    public async Task StopAsync()
    {
        await _stopping.CancelAsync().ConfigureAwait(false);
        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <summary>Stops the maintenance of a host that is disposed without having been stopped.</summary>
    public void Dispose()
    {
        _stopping.Cancel();
        _stopping.Dispose();
    }

    /// <summary>Adds triggers if jobs are due and none is there to run them.</summary>
    public async Task AddMissingTriggersAsync(CancellationToken cancellationToken)
    {
        IReadOnlyCollection<string> alive = await scheduler.FindAliveAsync(cancellationToken).ConfigureAwait(false);
        int due = await table.CountDueAsync(alive, MaxTriggers, cancellationToken).ConfigureAwait(false);
        bool isWaiting = due > 0 && await AnyTriggerAsync(cancellationToken).ConfigureAwait(false);
        if (due > 0 && !isWaiting)
        {
            Log.TriggersMissing(logger, due);
            triggers.Add(due);
        }

        if (options.Clustered && due == 0 && await queries.CountClaimedAsync(cancellationToken).ConfigureAwait(false) == 0)
        {
            await triggers.RemoveCompletedAsync(cancellationToken).ConfigureAwait(false);
        }

        await ResetIfStuckAsync(isWaiting, alive, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Removes what Quartz has stored if it starts nothing: one row of a trigger that it cannot read keeps it from reading the others.
    /// Triggers hold nothing, so they are simply replaced.
    /// </summary>
    private async Task ResetIfStuckAsync(bool isWaiting, IReadOnlyCollection<string> alive, CancellationToken cancellationToken)
    {
        bool isIdle = isWaiting && instruments.Running == 0 && instruments.Executions == _executions;
        _idleCycles = isIdle ? _idleCycles + 1 : 0;
        _executions = instruments.Executions;
        if (_idleCycles >= MaxIdleCycles && !await IsClusterFullAsync(alive, cancellationToken).ConfigureAwait(false))
        {
            Log.SchedulerReset(logger);
            _idleCycles = 0;
            await triggers.ResetAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<bool> AnyTriggerAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await triggers.AnyAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (SchedulerException exception)
        {
            // As if there were one that does not fire.
            Failed(exception);
            return true;
        }
    }

    private async Task<bool> IsClusterFullAsync(IReadOnlyCollection<string> alive, CancellationToken cancellationToken) =>
        options.MaxRunningInCluster is { } max
        && await table.CountClaimedAsync(alive, max, cancellationToken).ConfigureAwait(false) >= max;

    private async Task RunAsync(Func<CancellationToken, Task<bool>> reconcile, CancellationToken stopping)
    {
        _clock = (clock.GetUtcNow(), clock.GetTimestamp());
        using var timer = new PeriodicTimer(options.MaintenanceInterval, clock);
        for (int cycle = 0; ; cycle++)
        {
            _failure = null;
            await TryAsync(() => FollowClockAsync(stopping)).ConfigureAwait(false);
            bool isOwner = false;
            await TryAsync(async () => isOwner = await reconcile(stopping).ConfigureAwait(false)).ConfigureAwait(false);
            if (isOwner)
            {
                await TryAsync(() => AddMissingTriggersAsync(stopping)).ConfigureAwait(false);
            }

            if (instruments.IsCountWanted)
            {
                await TryAsync(async () => instruments.Counts = await queries.CountAsync(stopping).ConfigureAwait(false))
                    .ConfigureAwait(false);
            }

            if (options.Retention is { } retention && cycle % CyclesPerPurge == 0)
            {
                await TryAsync(() => table.PurgeAsync(retention, stopping)).ConfigureAwait(false);
            }

            instruments.MaintenanceFailure = _failure;
            await timer.WaitForNextTickAsync(stopping).ConfigureAwait(false);
        }
    }

    /// <summary>Shortens the delays of this node's jobs if its clock was set back; they would be longer by as much.</summary>
    private async Task FollowClockAsync(CancellationToken cancellationToken)
    {
        (DateTimeOffset wall, long timestamp) = (clock.GetUtcNow(), clock.GetTimestamp());
        TimeSpan back = _clock.Wall + clock.GetElapsedTime(_clock.Timestamp, timestamp) - wall;
        if (back > MaxClockDrift)
        {
            int changed = await table.ShiftDelaysAsync(instance.Value, -back, cancellationToken).ConfigureAwait(false);
            Log.ClockSetBack(logger, back, changed);
        }

        _clock = (wall, timestamp);
    }

    private async Task TryAsync(Func<Task> step)
    {
        try
        {
            await step().ConfigureAwait(false);
        }
        catch (Exception exception) when (!_stopping.IsCancellationRequested)
        {
            Failed(exception);
        }
    }

    private void Failed(Exception exception)
    {
        _failure = exception;
        Log.MaintenanceFailed(logger, exception);
    }
}
