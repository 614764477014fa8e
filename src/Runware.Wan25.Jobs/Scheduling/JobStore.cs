using System.Data.Common;
using Quartz;
using Runware.Wan25.Jobs.Storage;

namespace Runware.Wan25.Jobs.Scheduling;

/// <summary>
/// Changes a job's record and its trigger together: both are written in one transaction, which Quartz joins, so no crash can come between them. Rows of ours are always
/// written before Quartz is called, because Quartz then holds the lock that all nodes share.
/// </summary>
internal sealed class JobStore(JobDatabase database, JobScheduler scheduler, Lanes lanes, TimeProvider clock)
{
    /// <summary>Stores a new job.</summary>
    /// <returns>Whether it is new; otherwise nothing was changed.</returns>
    public Task<bool> EnqueueAsync(string key, VideoRequest request, CancellationToken cancellationToken) => TogetherAsync(
        async (quartz, transaction) =>
        {
            var lane = await EmptiestLaneAsync(transaction, cancellationToken).ConfigureAwait(false);
            var added = await transaction.ExecuteAsync(
                """
                insert into wan25_jobs (job_key, state, request, operation_id, enqueued_at, updated_at, due_at, lane)
                values (@key, 0, @request, @operation, @now, @now, @now, @lane) on conflict (job_key) do nothing
                """,
                cancellationToken,
                ("key", key),
                ("request", StoredRequest.Write(request)),
                ("operation", new VideoOperationId(request.TaskId!.Value, request.ResultCount).ToString()),
                ("now", clock.NowInMilliseconds()),
                ("lane", lane)).ConfigureAwait(false);
            if (added == 0)
            {
                return false;
            }

            await quartz.ScheduleJob(QuartzNames.CreateTrigger(key, turn: 1, lane, SystemTime.UtcNow()), cancellationToken).ConfigureAwait(false);
            return true;
        },
        cancellationToken);

    /// <summary>Ends an execution with another one to follow.</summary>
    /// <returns>Whether the execution was still the job's.</returns>
    public Task<bool> PutBackAsync(JobRecord record, VideoJobState state, TimeSpan pause, string? trouble, int deliveries, CancellationToken cancellationToken) => TogetherAsync(
        async (quartz, transaction) =>
        {
            var changed = await transaction.ExecuteAsync(
                $"""
                update wan25_jobs set state = @state, turn = turn + 1, due_at = @due, deliveries = @deliveries, trouble = @trouble, {RunRecords.Touch}
                where {RunRecords.IsMine}
                """,
                cancellationToken,
                [
                    .. RunRecords.Mine(record),
                    ("state", (int)state),
                    ("due", clock.NowInMilliseconds() + (long)pause.TotalMilliseconds),
                    ("deliveries", deliveries),
                    ("trouble", trouble),
                    ("now", clock.NowInMilliseconds()),
                ]).ConfigureAwait(false);
            if (changed == 0)
            {
                return false;
            }

            await quartz.ScheduleJob(QuartzNames.CreateTrigger(record.Key, record.Turn + 1, record.Lane, SystemTime.UtcNow() + pause), cancellationToken).ConfigureAwait(false);
            return true;
        },
        cancellationToken);

    /// <summary>Has a dead-lettered job delivered again.</summary>
    /// <returns>Whether it was one.</returns>
    public Task<bool> ReviveAsync(string key, CancellationToken cancellationToken) => TogetherAsync(
        async (quartz, transaction) =>
        {
            var lane = await EmptiestLaneAsync(transaction, cancellationToken).ConfigureAwait(false);
            var turns = await transaction.ReadAsync(
                $"""
                update wan25_jobs set state = {(int)VideoJobState.Delivering}, turn = turn + 1, due_at = @now, deliveries = 0, lane = @lane, trouble = null, {RunRecords.Touch}
                where job_key = @key and state = {(int)VideoJobState.DeadLettered} returning turn
                """,
                row => row.GetInt32(0),
                cancellationToken,
                ("key", key),
                ("lane", lane),
                ("now", clock.NowInMilliseconds())).ConfigureAwait(false);
            if (turns.Count == 0)
            {
                return false;
            }

            await quartz.ScheduleJob(QuartzNames.CreateTrigger(key, turns[0], lane, SystemTime.UtcNow()), cancellationToken).ConfigureAwait(false);
            return true;
        },
        cancellationToken);

    private async Task<string> EmptiestLaneAsync(DbTransaction transaction, CancellationToken cancellationToken)
    {
        if (!lanes.AreLimited)
        {
            return lanes.Names[0];
        }

        var taken = await transaction.ReadAsync(
            $"select lane, count(*) from wan25_jobs where state in ({States.Unfinished}) group by lane",
            row => (Lane: row.GetString(0), Count: row.GetInt64(1)),
            cancellationToken).ConfigureAwait(false);
        var counts = taken.ToDictionary(row => row.Lane, row => row.Count);
        return lanes.Names.MinBy(lane => counts.GetValueOrDefault(lane))!;
    }

    private async Task<bool> TogetherAsync(Func<IScheduler, DbTransaction, Task<bool>> work, CancellationToken cancellationToken)
    {
        var quartz = await scheduler.GetAsync(cancellationToken).ConfigureAwait(false);
        var connection = await database.OpenAsync(cancellationToken).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            var transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
            await using (transaction.ConfigureAwait(false))
            {
                // Disposed after the commit, which is when Quartz may look for what was scheduled.
                using var joined = quartz.EnlistTransaction(transaction);
                if (!await work(quartz, transaction).ConfigureAwait(false))
                {
                    return false;
                }

                await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
                return true;
            }
        }
    }
}
