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
internal sealed class BegunFirst(UnitOfWork unit, JobDatabase database, TimeProvider clock, ILogger<BegunFirst> logger)
{
    private const int AtOnce = 100;

    private static readonly string Waiting =
        $"""
        select {JobRows.Columns} from wan25_jobs where state in ({(int)VideoJobState.Running}, {(int)VideoJobState.Delivering}) and due_at <= @now
            and exists (select 1 from qrtz_triggers where sched_name = '{QuartzNames.Scheduler}' and trigger_group = '{QuartzNames.Group}' and trigger_name = job_key || '#' || turn
                and trigger_state in ('{AdoConstants.StateWaiting}', '{AdoConstants.StateBlocked}') and next_fire_time > @front)
        order by due_at limit {AtOnce}
        """;

    private (string Name, object? Value)[] Now => [("now", clock.NowInMilliseconds()), ("front", (SystemTime.UtcNow() - (QuartzNames.Precedence / 2)).UtcTicks)];

    public async Task MoveAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (await IsNeededAsync(cancellationToken).ConfigureAwait(false))
            {
                await unit.TryAsync((quartz, transaction) => TryMoveAsync(quartz, transaction, cancellationToken), cancellationToken).ConfigureAwait(false);
            }
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            Log.RefillFailed(logger, exception);
        }
    }

    // Mostly it is not, and looking keeps no writer waiting.
    private async Task<bool> IsNeededAsync(CancellationToken cancellationToken)
    {
        var session = await database.ReadAsync(cancellationToken).ConfigureAwait(false);
        await using (session.ConfigureAwait(false))
        {
            return (await session.Connection.ReadAsync(Waiting, JobRows.Read, cancellationToken, Now).ConfigureAwait(false)).Count > 0;
        }
    }

    private async Task<bool> TryMoveAsync(IScheduler quartz, DbTransaction transaction, CancellationToken cancellationToken)
    {
        var moves = new List<JobRecord>();
        foreach (var job in await transaction.ReadAsync(Waiting, JobRows.Read, cancellationToken, Now).ConfigureAwait(false))
        {
            if (await UnitOfWork.TryTakeTurnAsync(transaction, job, job.Lane, cancellationToken).ConfigureAwait(false))
            {
                moves.Add(job);
            }
        }

        foreach (var job in moves)
        {
            await unit.RescheduleAsync(quartz, job, job.Lane, cancellationToken).ConfigureAwait(false);
        }

        return moves.Count > 0;
    }
}
