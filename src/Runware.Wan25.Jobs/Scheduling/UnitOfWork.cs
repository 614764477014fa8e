using System.Data.Common;
using Quartz;
using Runware.Wan25.Jobs.Storage;

namespace Runware.Wan25.Jobs.Scheduling;

/// <summary>
/// Changes records and triggers in one transaction, which Quartz joins, so that a crash leaves either both or neither. Records are always
/// written before Quartz is called, because Quartz then holds the lock that all nodes share.
/// </summary>
internal sealed class UnitOfWork(JobDatabase database, JobScheduler scheduler, TimeProvider clock)
{
    /// <summary>Runs the work, and commits if it returns true.</summary>
    public async Task<bool> TryAsync(Func<IScheduler, DbTransaction, Task<bool>> work, CancellationToken cancellationToken)
    {
        IScheduler quartz = await scheduler.GetAsync(cancellationToken).ConfigureAwait(false);
        DatabaseSession session = await database.WriteAsync(cancellationToken).ConfigureAwait(false);
        await using (session.ConfigureAwait(false))
        {
            DbTransaction transaction = await session.Connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
            await using (transaction.ConfigureAwait(false))
            {
                session.LetQuartzPass();
                // Disposed after the commit, when Quartz may look for the scheduled triggers.
                using IDisposable joined = quartz.EnlistTransaction(transaction);
                if (!await work(quartz, transaction).ConfigureAwait(false))
                {
                    return false;
                }

                await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
                return true;
            }
        }
    }

    /// <summary>Schedules the next execution of a started job, without a delay before all queued jobs.</summary>
    public static Task ScheduleNextAsync(
        IScheduler quartz, string key, int turn, string lane, TimeSpan delay, CancellationToken cancellationToken)
    {
        TimeSpan offset = delay > TimeSpan.Zero ? delay : -QuartzNames.Precedence;
        return quartz.ScheduleJob(QuartzNames.CreateTrigger(key, turn, lane, SystemTime.UtcNow() + offset), cancellationToken);
    }

    /// <summary>Advances a waiting job to its next turn, in a lane.</summary>
    /// <returns>Whether the job was still in its turn.</returns>
    public static async Task<bool> TryTakeTurnAsync(
        DbTransaction transaction, JobRecord job, string lane, CancellationToken cancellationToken) => await transaction.ExecuteAsync(
        "update wan25_jobs set lane = @lane, turn = turn + 1 where job_key = @key and turn = @turn and state = @state",
        cancellationToken,
        ("lane", lane),
        ("key", job.Key),
        ("turn", job.Turn),
        ("state", (int)job.State)).ConfigureAwait(false) > 0;

    /// <summary>Schedules the turn that was taken.</summary>
    public async Task RescheduleAsync(IScheduler quartz, JobRecord job, string lane, CancellationToken cancellationToken)
    {
        // If the old trigger is firing at this moment, it finds that its turn is outdated.
        await quartz.UnscheduleJob(QuartzNames.TriggerOf(job.Key, job.Turn), cancellationToken).ConfigureAwait(false);
        Task scheduled = job.State == VideoJobState.Queued
            ? ScheduleAsync(quartz, job.Key, job.Turn + 1, lane, job.DueAt.ToUnixTimeMilliseconds(), cancellationToken)
            : ScheduleNextAsync(quartz, job.Key, job.Turn + 1, lane, job.DueAt - clock.GetUtcNow(), cancellationToken);
        await scheduled.ConfigureAwait(false);
    }

    /// <summary>Schedules an execution. Quartz has a clock of its own, so the due time is converted.</summary>
    public Task ScheduleAsync(IScheduler quartz, string key, int turn, string lane, long due, CancellationToken cancellationToken)
    {
        var delay = TimeSpan.FromMilliseconds(due - clock.GetUnixTimeMilliseconds());
        return quartz.ScheduleJob(QuartzNames.CreateTrigger(key, turn, lane, SystemTime.UtcNow() + delay), cancellationToken);
    }
}
