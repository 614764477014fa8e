using System.Data.Common;
using Microsoft.Extensions.Logging;
using Quartz;
using Quartz.Impl.AdoJobStore;
using Runware.Wan25.Jobs.Diagnostics;
using Runware.Wan25.Jobs.Storage;

namespace Runware.Wan25.Jobs.Scheduling;

/// <summary>
/// Moves jobs to the front of the queue that were started, put back, and are due again. Quartz fires triggers in the order of their due
/// times, so that a job that has been charged would otherwise wait behind the whole queue after its back-off.
/// </summary>
internal sealed class StartedJobPromoter(UnitOfWork unit, JobDatabase database, TimeProvider clock, ILogger<StartedJobPromoter> logger)
{
    private const int BatchSize = 100;

    private static readonly string SelectWaiting =
        $"""
        select {JobRowReader.Columns} from wan25_jobs
        where state in ({(int)VideoJobState.Running}, {(int)VideoJobState.Delivering}) and due_at <= @now
            and exists (
                select 1 from qrtz_triggers
                where sched_name = '{QuartzNames.Scheduler}' and trigger_group = '{QuartzNames.Group}'
                    and trigger_name = job_key || '#' || turn
                    and trigger_state in ('{AdoConstants.StateWaiting}', '{AdoConstants.StateBlocked}') and next_fire_time > @front)
        order by due_at limit {BatchSize}
        """;

    public async Task PromoteAsync(CancellationToken cancellationToken)
    {
        try
        {
            // Usually there are none, and reading does not block writers.
            if (await ReadAsync(cancellationToken).ConfigureAwait(false) is { Count: > 0 } jobs)
            {
                await unit.TryAsync(
                    (quartz, transaction) => TryPromoteAsync(quartz, transaction, jobs, cancellationToken), cancellationToken)
                    .ConfigureAwait(false);
            }
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            Log.MoveFailed(logger, exception);
        }
    }

    private async Task<List<JobRecord>> ReadAsync(CancellationToken cancellationToken)
    {
        DatabaseSession session = await database.ReadAsync(cancellationToken).ConfigureAwait(false);
        await using (session.ConfigureAwait(false))
        {
            return await session.Connection.ReadAsync(
                SelectWaiting,
                JobRowReader.Read,
                cancellationToken,
                ("now", clock.GetUnixTimeMilliseconds()),
                ("front", (SystemTime.UtcNow() - (QuartzNames.Precedence / 2)).UtcTicks)).ConfigureAwait(false);
        }
    }

    private async Task<bool> TryPromoteAsync(
        IScheduler quartz, DbTransaction transaction, List<JobRecord> jobs, CancellationToken cancellationToken)
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
