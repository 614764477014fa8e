using Runware.Wan25.Jobs.Storage;

namespace Runware.Wan25.Jobs.Scheduling;

/// <summary>Changes a job's record and its trigger in one transaction.</summary>
internal sealed class JobStore(UnitOfWork unit, Lanes lanes, TimeProvider clock)
{
    /// <summary>Stores a new job.</summary>
    /// <returns>Whether the job is new; otherwise nothing was changed.</returns>
    public Task<bool> EnqueueAsync(string key, VideoRequest request, CancellationToken cancellationToken) => unit.TryAsync(
        async (quartz, transaction) =>
        {
            long now = clock.GetUnixTimeMilliseconds();
            var id = new VideoOperationId(request.TaskId!.Value, request.ResultCount);
            string lane = await lanes.FindEmptiestAsync(transaction, id, cancellationToken).ConfigureAwait(false);
            int added = await transaction.ExecuteAsync(
                """
                insert into wan25_jobs (job_key, state, request, operation_id, enqueued_at, updated_at, due_at, lane)
                values (@key, 0, @request, @operation, @now, @now, @now, @lane) on conflict (job_key) do nothing
                """,
                cancellationToken,
                ("key", key),
                ("request", StoredRequest.Write(request)),
                ("operation", id.ToString()),
                ("now", now),
                ("lane", lane)).ConfigureAwait(false);
            if (added == 0)
            {
                return false;
            }

            await unit.ScheduleAsync(quartz, key, turn: 1, lane, now, cancellationToken).ConfigureAwait(false);
            return true;
        },
        cancellationToken);

    /// <summary>Ends an execution and schedules the next one.</summary>
    /// <returns>Whether the execution still owned the job.</returns>
    public Task<bool> PutBackAsync(
        JobRecord record,
        VideoJobState state,
        TimeSpan delay,
        string? error,
        int deliveries,
        CancellationToken cancellationToken) => unit.TryAsync(
        async (quartz, transaction) =>
        {
            long now = clock.GetUnixTimeMilliseconds();
            long due = now + (long)delay.TotalMilliseconds;
            string lane = await lanes.KeepOrFindAsync(transaction, record, cancellationToken).ConfigureAwait(false);
            int changed = await transaction.ExecuteAsync(
                $"""
                update wan25_jobs set
                    state = @state, turn = turn + 1, lane = @lane, due_at = @due, deliveries = @deliveries, trouble = @error,
                    {ExecutionRecords.SetUpdatedAt}
                where {ExecutionRecords.OwnedByExecution}
                """,
                cancellationToken,
                [
                    .. ExecutionRecords.ExecutionParameters(record),
                    ("state", (int)state),
                    ("due", due),
                    ("lane", lane),
                    ("deliveries", deliveries),
                    ("error", error),
                    ("now", now),
                ]).ConfigureAwait(false);
            if (changed == 0)
            {
                return false;
            }

            await UnitOfWork.ScheduleNextAsync(quartz, record.Key, record.Turn + 1, lane, delay, cancellationToken).ConfigureAwait(false);
            return true;
        },
        cancellationToken);

    /// <summary>Schedules the delivery of a dead-lettered job.</summary>
    /// <returns>Whether the job was dead-lettered.</returns>
    public Task<bool> ReviveAsync(string key, CancellationToken cancellationToken) => unit.TryAsync(
        async (quartz, transaction) =>
        {
            long now = clock.GetUnixTimeMilliseconds();
            string lane = await lanes.FindEmptiestAsync(transaction, default, cancellationToken).ConfigureAwait(false);
            List<int> turns = await transaction.ReadAsync(
                $"""
                update wan25_jobs set
                    state = {(int)VideoJobState.Delivering}, turn = turn + 1, due_at = @now, deliveries = 0, lane = @lane, trouble = null,
                    {ExecutionRecords.SetUpdatedAt}
                where job_key = @key and state = {(int)VideoJobState.DeadLettered} returning turn
                """,
                row => row.GetInt32(0),
                cancellationToken,
                ("key", key),
                ("lane", lane),
                ("now", now)).ConfigureAwait(false);
            if (turns.Count == 0)
            {
                return false;
            }

            await UnitOfWork.ScheduleNextAsync(quartz, key, turns[0], lane, TimeSpan.Zero, cancellationToken).ConfigureAwait(false);
            return true;
        },
        cancellationToken);
}
