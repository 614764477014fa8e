using System.Data.Common;
using Microsoft.Extensions.Logging;
using Quartz;
using Quartz.Impl.AdoJobStore;
using Runware.Wan25.Jobs.Diagnostics;
using Runware.Wan25.Jobs.Storage;

namespace Runware.Wan25.Jobs.Scheduling;

/// <summary>
/// Schedules jobs again that nobody would run any more, because their trigger is used up, parked or gone. Quartz leaves triggers so when it is shut down between firing one
/// and running its job (https://github.com/quartznet/quartznet/issues/2804); whatever else may do it costs a job time and not its life.
/// </summary>
internal sealed class QueueRepair(UnitOfWork unit, Lanes lanes, ILogger<QueueRepair> logger)
{
    private const int AtOnce = 100;

    // While a job is being recovered its trigger has a name of Quartz's own.
    // The job's own trigger is looked up by its whole key, and what is recovered is looked for once: a queue of a hundred thousand is searched each minute.
    private const string HasNoTrigger =
        $"""
        not exists (select 1 from qrtz_triggers where sched_name = '{QuartzNames.Scheduler}' and trigger_group = '{QuartzNames.Group}' and trigger_name = job_key || '#' || turn
            and trigger_state not in ('{AdoConstants.StateError}', '{AdoConstants.StateComplete}'))
        and not exists (select 1 from qrtz_fired_triggers where sched_name = '{QuartzNames.Scheduler}' and trigger_group = '{QuartzNames.Group}' and trigger_name = job_key || '#' || turn)
        and not exists (select 1 from qrtz_triggers where sched_name = '{QuartzNames.Scheduler}' and trigger_group = '{SchedulerConstants.DefaultRecoveryGroup}'
            and trigger_state not in ('{AdoConstants.StateError}', '{AdoConstants.StateComplete}'))
        and not exists (select 1 from qrtz_fired_triggers where sched_name = '{QuartzNames.Scheduler}' and trigger_group = '{SchedulerConstants.DefaultRecoveryGroup}')
        """;

    public async Task RepairAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (await unit.TryAsync((quartz, transaction) => TryRepairAsync(quartz, transaction, cancellationToken), cancellationToken).ConfigureAwait(false))
            {
            }
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            Log.RepairFailed(logger, exception);
        }
    }

    private async Task<bool> TryRepairAsync(IScheduler quartz, DbTransaction transaction, CancellationToken cancellationToken)
    {
        List<JobRecord> lost = await transaction.ReadAsync(
            $"select {JobRowReader.Columns} from wan25_jobs where state in ({JobStates.Unfinished}) and {HasNoTrigger} order by sequence limit {AtOnce}",
            JobRowReader.Read,
            cancellationToken).ConfigureAwait(false);
        var moves = new List<(JobRecord Job, string Lane)>();
        foreach (JobRecord? job in lost)
        {
            var lane = await lanes.KeepOrFindAsync(transaction, job, cancellationToken).ConfigureAwait(false);
            if (await UnitOfWork.TryTakeTurnAsync(transaction, job, lane, cancellationToken).ConfigureAwait(false))
            {
                moves.Add((job, lane));
            }
        }

        foreach ((JobRecord? job, string? lane) in moves)
        {
            await unit.RescheduleAsync(quartz, job, lane, cancellationToken).ConfigureAwait(false);
            Log.Repaired(logger, job.Key);
        }

        return moves.Count > 0;
    }
}
