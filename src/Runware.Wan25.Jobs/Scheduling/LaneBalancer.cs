using System.Data.Common;
using Microsoft.Extensions.Logging;
using Quartz;
using Runware.Wan25.Jobs.Diagnostics;
using Runware.Wan25.Jobs.Storage;

namespace Runware.Wan25.Jobs.Scheduling;

/// <summary>
/// Keeps limited lanes busy. A job is assigned to a lane when it is stored, when the duration of the jobs before it is unknown; so idle
/// lanes take over the oldest jobs that wait behind others.
/// </summary>
internal sealed class LaneBalancer(UnitOfWork unit, Lanes lanes, TimeProvider clock, ILogger<LaneBalancer> logger)
{
    /// <summary>
    /// Moves waiting jobs to idle lanes. It runs when a job starts and when it ends, and periodically, because two nodes can do it at the
    /// same time and one of them without effect.
    /// </summary>
    public async Task RefillAsync(CancellationToken cancellationToken)
    {
        if (!lanes.AreLimited || cancellationToken.IsCancellationRequested)
        {
            return;
        }

        try
        {
            await unit.TryAsync(
                (quartz, transaction) => TryRefillAsync(quartz, transaction, cancellationToken), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            // The waiting jobs keep their lanes, and the job that is about to run must not be lost because of this.
            Log.MoveFailed(logger, exception);
        }
    }

    /// <summary>Moves jobs out of lanes that no longer exist because the limit was changed. Until then those lanes still run.</summary>
    public async Task MoveFromFormerLanesAsync(CancellationToken cancellationToken)
    {
        try
        {
            bool hasMore = true;
            while (hasMore)
            {
                hasMore = await unit.TryAsync(
                    (quartz, transaction) => TryMoveFromFormerAsync(quartz, transaction, cancellationToken), cancellationToken)
                    .ConfigureAwait(false);
            }
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            Log.MoveFailed(logger, exception);
        }
    }

    private async Task<bool> TryRefillAsync(IScheduler quartz, DbTransaction transaction, CancellationToken cancellationToken)
    {
        Dictionary<string, long> counts = await Lanes.CountAsync(transaction, cancellationToken).ConfigureAwait(false);
        List<string> idle = lanes.Names.Where(lane => !counts.ContainsKey(lane)).ToList();
        if (idle.Count == 0 || counts.Values.All(count => count == 1))
        {
            return false;
        }

        List<JobRecord> waiting = await transaction.ReadAsync(
            $"""
            select {JobRowReader.Columns} from wan25_jobs
            where state = {(int)VideoJobState.Queued} and due_at <= @now order by sequence limit @limit
            """,
            JobRowReader.Read,
            cancellationToken,
            ("now", clock.GetUnixTimeMilliseconds()),
            ("limit", 2 * lanes.Names.Count)).ConfigureAwait(false);
        var moves = new List<(JobRecord Job, string To)>();
        foreach (JobRecord? job in waiting.Where(job => counts.GetValueOrDefault(job.Lane) > 1 && moves.Count < idle.Count))
        {
            if (await UnitOfWork.TryTakeTurnAsync(transaction, job, idle[moves.Count], cancellationToken).ConfigureAwait(false))
            {
                moves.Add((job, idle[moves.Count]));
                counts[job.Lane]--;
            }
        }

        await RescheduleAsync(quartz, moves, cancellationToken).ConfigureAwait(false);
        return moves.Count > 0;
    }

    private async Task<bool> TryMoveFromFormerAsync(IScheduler quartz, DbTransaction transaction, CancellationToken cancellationToken)
    {
        string names = string.Join(", ", lanes.Names.Select(name => $"'{name}'"));
        List<JobRecord> waiting = await transaction.ReadAsync(
            $"""
            select {JobRowReader.Columns} from wan25_jobs
            where state = {(int)VideoJobState.Queued} and lane not in ({names}) order by sequence limit 1
            """,
            JobRowReader.Read,
            cancellationToken).ConfigureAwait(false);
        if (waiting is not [var job])
        {
            return false;
        }

        string lane = await lanes.FindEmptiestAsync(transaction, job.OperationId, cancellationToken).ConfigureAwait(false);
        if (await UnitOfWork.TryTakeTurnAsync(transaction, job, lane, cancellationToken).ConfigureAwait(false))
        {
            await RescheduleAsync(quartz, [(job, lane)], cancellationToken).ConfigureAwait(false);
        }

        return true;
    }

    private async Task RescheduleAsync(
        IScheduler quartz, IReadOnlyList<(JobRecord Job, string To)> moves, CancellationToken cancellationToken)
    {
        foreach ((JobRecord job, string lane) in moves)
        {
            await unit.RescheduleAsync(quartz, job, lane, cancellationToken).ConfigureAwait(false);
            Log.Moved(logger, job.Key, lane);
        }
    }
}
