using System.Data.Common;
using Microsoft.Extensions.Logging;
using Quartz;
using Quartz.Impl.AdoJobStore;
using Runware.Wan25.Jobs.Diagnostics;
using Runware.Wan25.Jobs.Storage;

namespace Runware.Wan25.Jobs.Scheduling;

/// <summary>
/// Schedules jobs again whose trigger is used up, parked or missing, so that no node would run them. Quartz leaves such triggers behind
/// when it is shut down between firing a trigger and running its job (https://github.com/quartznet/quartznet/issues/2804).
/// </summary>
internal sealed class QueueRepair(UnitOfWork unit, Lanes lanes, ILogger<QueueRepair> logger)
{
    private const int BatchSize = 100;
    private const string IsAlive = $"trigger_state not in ('{AdoConstants.StateError}', '{AdoConstants.StateComplete}')";

    private const string IsTriggerOfJob =
        $"""
        sched_name = '{QuartzNames.Scheduler}' and trigger_group = '{QuartzNames.Group}' and trigger_name = job_key || '#' || turn
        """;

    // While a job is being recovered, its trigger has a name that Quartz chose.
    private const string IsRecovery =
        $"sched_name = '{QuartzNames.Scheduler}' and trigger_group = '{SchedulerConstants.DefaultRecoveryGroup}'";

    // The job's own trigger is found by its whole key, and recoveries are looked for once: the query runs every minute on queues of any
    // length.
    private const string HasNoTrigger =
        $"""
        not exists (select 1 from qrtz_triggers where {IsTriggerOfJob} and {IsAlive})
        and not exists (select 1 from qrtz_fired_triggers where {IsTriggerOfJob})
        and not exists (select 1 from qrtz_triggers where {IsRecovery} and {IsAlive})
        and not exists (select 1 from qrtz_fired_triggers where {IsRecovery})
        """;

    private static readonly string SelectLost =
        $"""
        select {JobRowReader.Columns} from wan25_jobs
        where state in ({JobStates.Unfinished}) and {HasNoTrigger}
        order by sequence limit {BatchSize}
        """;

    public async Task RepairAsync(CancellationToken cancellationToken)
    {
        try
        {
            bool hasMore = true;
            while (hasMore)
            {
                hasMore = await unit.TryAsync(
                    (quartz, transaction) => TryRepairAsync(quartz, transaction, cancellationToken), cancellationToken)
                    .ConfigureAwait(false);
            }
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            Log.RepairFailed(logger, exception);
        }
    }

    private async Task<bool> TryRepairAsync(IScheduler quartz, DbTransaction transaction, CancellationToken cancellationToken)
    {
        List<JobRecord> lost = await transaction.ReadAsync(SelectLost, JobRowReader.Read, cancellationToken).ConfigureAwait(false);
        var moves = new List<(JobRecord Job, string Lane)>();
        foreach (JobRecord? job in lost)
        {
            string lane = await lanes.KeepOrFindAsync(transaction, job, cancellationToken).ConfigureAwait(false);
            if (await UnitOfWork.TryTakeTurnAsync(transaction, job, lane, cancellationToken).ConfigureAwait(false))
            {
                moves.Add((job, lane));
            }
        }

        foreach ((JobRecord job, string lane) in moves)
        {
            await unit.RescheduleAsync(quartz, job, lane, cancellationToken).ConfigureAwait(false);
            Log.Repaired(logger, job.Key);
        }

        return moves.Count > 0;
    }
}
