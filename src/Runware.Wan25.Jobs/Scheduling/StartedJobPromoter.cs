using System.Data.Common;
using Microsoft.Extensions.Logging;
using Quartz;
using Quartz.Impl.AdoJobStore;
using Runware.Wan25.Jobs.Diagnostics;
using Runware.Wan25.Jobs.Storage;

namespace Runware.Wan25.Jobs.Scheduling;

/// <summary>
/// Moves jobs to the front that were begun, had to pause, and are due again. Quartz fires what was due first, so that after its pause a paid video would wait behind all
/// that was stored before, for hours where the queue is long.
/// </summary>
internal sealed class StartedJobPromoter(UnitOfWork unit, JobDatabase database, TimeProvider clock, ILogger<StartedJobPromoter> logger)
{
    private const int AtOnce = 100;

    private static readonly string Waiting =
        $"""
        select {JobRowReader.Columns} from wan25_jobs where state in ({(int)VideoJobState.Running}, {(int)VideoJobState.Delivering}) and due_at <= @now
            and exists (select 1 from qrtz_triggers where sched_name = '{QuartzNames.Scheduler}' and trigger_group = '{QuartzNames.Group}' and trigger_name = job_key || '#' || turn
                and trigger_state in ('{AdoConstants.StateWaiting}', '{AdoConstants.StateBlocked}') and next_fire_time > @front)
        order by due_at limit {AtOnce}
        """;

    public async Task PromoteAsync(CancellationToken cancellationToken)
    {
        try
        {
            // Mostly there are none, and looking keeps no writer waiting.
            if (await ReadAsync(cancellationToken).ConfigureAwait(false) is { Count: > 0 } jobs)
            {
                await unit.TryAsync((quartz, transaction) => TryPromoteAsync(quartz, transaction, jobs, cancellationToken), cancellationToken).ConfigureAwait(false);
            }
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            Log.RefillFailed(logger, exception);
        }
    }

    private async Task<List<JobRecord>> ReadAsync(CancellationToken cancellationToken)
    {
        DatabaseSession session = await database.ReadAsync(cancellationToken).ConfigureAwait(false);
        await using (session.ConfigureAwait(false))
        {
            return await session.Connection.ReadAsync(
                Waiting,
                JobRowReader.Read,
                cancellationToken,
                ("now", clock.GetUnixTimeMilliseconds()),
                ("front", (SystemTime.UtcNow() - (QuartzNames.Precedence / 2)).UtcTicks)).ConfigureAwait(false);
        }
    }

    private async Task<bool> TryPromoteAsync(IScheduler quartz, DbTransaction transaction, List<JobRecord> jobs, CancellationToken cancellationToken)
    {
        var moves = new List<JobRecord>();
        foreach (JobRecord job in jobs)
        {
            if (await UnitOfWork.TryTakeTurnAsync(transaction, job, job.Lane, cancellationToken).ConfigureAwait(false))
            {
                moves.Add(job);
            }
        }

        foreach (JobRecord job in moves)
        {
            await unit.RescheduleAsync(quartz, job, job.Lane, cancellationToken).ConfigureAwait(false);
        }

        return moves.Count > 0;
    }
}
