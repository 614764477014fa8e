using System.Data.Common;
using Quartz;
using Runware.Wan25.Jobs.Storage;

namespace Runware.Wan25.Jobs.Scheduling;

/// <summary>
/// Changes records and triggers in one transaction, which Quartz joins, so that no crash can come between them. Rows of ours are always written before Quartz is called,
/// because Quartz then holds the lock that all nodes share.
/// </summary>
internal sealed class UnitOfWork(JobDatabase database, JobScheduler scheduler, TimeProvider clock)
{
    /// <summary>Does the work, and keeps it if it returns true.</summary>
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
                // Ends after the commit, which is when Quartz may look for what was scheduled.
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

    /// <summary>Schedules the next execution of a job that was begun already: before all that wait, where it need not wait itself.</summary>
    public static Task ScheduleNextAsync(IScheduler quartz, string key, int turn, string lane, TimeSpan pause, CancellationToken cancellationToken) => quartz.ScheduleJob(
        QuartzNames.CreateTrigger(key, turn, lane, SystemTime.UtcNow() + (pause > TimeSpan.Zero ? pause : -QuartzNames.Precedence)), cancellationToken);

    /// <summary>Gives a job that nobody runs its next turn, in a lane.</summary>
    /// <returns>Whether it was still the job's turn.</returns>
    public static async Task<bool> TryTakeTurnAsync(DbTransaction transaction, JobRecord job, string lane, CancellationToken cancellationToken) => await transaction.ExecuteAsync(
        "update wan25_jobs set lane = @lane, turn = turn + 1 where job_key = @key and turn = @turn and state = @state",
        cancellationToken,
        ("lane", lane),
        ("key", job.Key),
        ("turn", job.Turn),
        ("state", (int)job.State)).ConfigureAwait(false) > 0;

    /// <summary>Schedules the turn that was taken.</summary>
    public async Task RescheduleAsync(IScheduler quartz, JobRecord job, string lane, CancellationToken cancellationToken)
    {
        // Should the old trigger be firing at this moment, it finds that its turn is over.
        await quartz.UnscheduleJob(QuartzNames.TriggerOf(job.Key, job.Turn), cancellationToken).ConfigureAwait(false);
        await (job.State == VideoJobState.Queued
            ? ScheduleAsync(quartz, job.Key, job.Turn + 1, lane, job.DueAt.ToUnixTimeMilliseconds(), cancellationToken)
            : ScheduleNextAsync(quartz, job.Key, job.Turn + 1, lane, job.DueAt - clock.GetUtcNow(), cancellationToken)).ConfigureAwait(false);
    }

    /// <summary>Schedules an execution by Quartz's clock, which is not ours.</summary>
    public Task ScheduleAsync(IScheduler quartz, string key, int turn, string lane, long due, CancellationToken cancellationToken) => quartz.ScheduleJob(
        QuartzNames.CreateTrigger(key, turn, lane, SystemTime.UtcNow() + TimeSpan.FromMilliseconds(due - clock.GetUnixTimeMilliseconds())), cancellationToken);
}
