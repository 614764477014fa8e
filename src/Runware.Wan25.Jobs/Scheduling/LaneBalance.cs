using System.Data.Common;
using Microsoft.Extensions.Logging;
using Quartz;
using Runware.Wan25.Jobs.Diagnostics;
using Runware.Wan25.Jobs.Storage;

namespace Runware.Wan25.Jobs.Scheduling;

/// <summary>
/// Keeps limited lanes busy. A job gets its lane when it is stored, before anybody knows how long the ones ahead of it take; so a lane that runs dry takes over the oldest
/// job that waits in another.
/// </summary>
internal sealed class LaneBalance(UnitOfWork unit, Lanes lanes, TimeProvider clock, ILogger<LaneBalance> logger)
{
    /// <summary>Finds work for a lane whose job has just ended.</summary>
    public async Task RefillAsync(string lane, CancellationToken cancellationToken)
    {
        if (!lanes.AreLimited || !lanes.Names.Contains(lane))
        {
            return;
        }

        try
        {
            await unit.TryAsync((quartz, transaction) => TryRefillAsync(quartz, transaction, lane, cancellationToken), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is DbException or SchedulerException or OperationCanceledException)
        {
            // The job stays where it is, and its turn comes there.
            Log.RefillFailed(logger, exception, lane);
        }
    }

    /// <summary>Moves what waits in lanes that are no more, because the limit was changed. Until then these lanes still run.</summary>
    public async Task MoveFromFormerLanesAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (await unit.TryAsync((quartz, transaction) => TryMoveFromFormerAsync(quartz, transaction, cancellationToken), cancellationToken).ConfigureAwait(false))
            {
            }
        }
        catch (Exception exception) when (exception is DbException or SchedulerException or OperationCanceledException)
        {
            Log.RefillFailed(logger, exception, "(former)");
        }
    }

    private async Task<bool> TryRefillAsync(IScheduler quartz, DbTransaction transaction, string lane, CancellationToken cancellationToken)
    {
        var now = clock.NowInMilliseconds();
        var own = await transaction.ReadAsync(
            $"select 1 from wan25_jobs where lane = @lane and state = {(int)VideoJobState.Queued} and due_at <= @now limit 1", _ => true, cancellationToken, ("lane", lane), ("now", now)).ConfigureAwait(false);
        if (own.Count > 0)
        {
            return false;
        }

        var waiting = await transaction.ReadAsync(
            $"select {JobRows.Columns} from wan25_jobs where state = {(int)VideoJobState.Queued} and due_at <= @now order by sequence limit 1", JobRows.Read, cancellationToken, ("now", now)).ConfigureAwait(false);
        return waiting is [var job] && await TryMoveAsync(quartz, transaction, job, lane, cancellationToken).ConfigureAwait(false);
    }

    private async Task<bool> TryMoveFromFormerAsync(IScheduler quartz, DbTransaction transaction, CancellationToken cancellationToken)
    {
        var names = string.Join(", ", lanes.Names.Select(name => $"'{name}'"));
        var waiting = await transaction.ReadAsync(
            $"select {JobRows.Columns} from wan25_jobs where state = {(int)VideoJobState.Queued} and lane not in ({names}) order by sequence limit 1", JobRows.Read, cancellationToken).ConfigureAwait(false);
        return waiting is [var job]
            && await TryMoveAsync(quartz, transaction, job, await lanes.FindEmptiestAsync(transaction, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
    }

    private async Task<bool> TryMoveAsync(IScheduler quartz, DbTransaction transaction, JobRecord job, string lane, CancellationToken cancellationToken)
    {
        var moved = await transaction.ExecuteAsync(
            $"update wan25_jobs set lane = @lane, turn = turn + 1 where job_key = @key and turn = @turn and state = {(int)VideoJobState.Queued}",
            cancellationToken,
            ("lane", lane),
            ("key", job.Key),
            ("turn", job.Turn)).ConfigureAwait(false);
        if (moved == 0)
        {
            return false;
        }

        // Should the old trigger be firing at this moment, it finds that its turn is over.
        await quartz.UnscheduleJob(QuartzNames.TriggerOf(job.Key, job.Turn), cancellationToken).ConfigureAwait(false);
        await unit.ScheduleAsync(quartz, job.Key, job.Turn + 1, lane, job.DueAt.ToUnixTimeMilliseconds(), cancellationToken).ConfigureAwait(false);
        Log.Moved(logger, job.Key, lane);
        return true;
    }
}
