namespace Runware.Wan25.Jobs.Storage;

/// <summary>
/// Stores what an execution reports about its job. Each update requires that the execution still owns the job: a node that was wrongly
/// assumed dead finds that it was superseded, and changes nothing.
/// </summary>
internal sealed class ExecutionRecords(JobDatabase database, TimeProvider clock)
{
    public const string OwnedByExecution = "job_key = @key and turn = @turn and attempts = @attempts";

    /// <summary>Sets the time of the update. It grows even if the clock of one node lags behind that of another.</summary>
    public const string SetUpdatedAt = "updated_at = case when updated_at >= @now then updated_at + 1 else @now end";

    public static (string Name, object? Value)[] ExecutionParameters(JobRecord record) =>
        [("key", record.Key), ("turn", record.Turn), ("attempts", record.Attempts)];

    /// <summary>Begins an execution.</summary>
    /// <returns>The job, or null if the trigger is outdated or the job is done.</returns>
    public Task<JobRecord?> BeginAsync(string key, int turn, string node, CancellationToken cancellationToken) => WriteAsync(
        $"""
        update wan25_jobs set attempts = attempts + 1, node = @node, started_at = coalesce(started_at, @now), {SetUpdatedAt},
            state = case when state = {(int)VideoJobState.Queued} then {(int)VideoJobState.Running} else state end
        where job_key = @key and turn = @turn and state in ({JobStates.Unfinished})
        """,
        cancellationToken,
        ("key", key),
        ("turn", turn),
        ("node", node));

    /// <summary>Stores that the service accepted the job, and its id: a job that was joined keeps its original number of results.</summary>
    public Task<JobRecord?> AcceptedAsync(JobRecord record, VideoOperationId id, CancellationToken cancellationToken) => WriteAsync(
        $"update wan25_jobs set accepted = 1, operation_id = @operation, trouble = null, {SetUpdatedAt} where {OwnedByExecution}",
        cancellationToken,
        [.. ExecutionParameters(record), ("operation", id.ToString())]);

    public Task<JobRecord?> ProgressAsync(
        JobRecord record, int? percent, string? result, CancellationToken cancellationToken) => WriteAsync(
        $"""
        update wan25_jobs set percent = @percent, result = coalesce(@result, result), {SetUpdatedAt}
        where {OwnedByExecution} and state = {(int)VideoJobState.Running}
        """,
        cancellationToken,
        [.. ExecutionParameters(record), ("percent", percent), ("result", result)]);

    /// <summary>Stores the outcome. Later executions only deliver it.</summary>
    public Task<JobRecord?> EndAsync(JobRecord record, string? result, string? failure, CancellationToken cancellationToken) => WriteAsync(
        $"""
        update wan25_jobs set
            state = {(int)VideoJobState.Delivering}, result = coalesce(@result, result), failure = @failure, trouble = null,
            ended_at = @now, {SetUpdatedAt},
            percent = case when cast(@failure as text) is null then 100 else percent end
        where {OwnedByExecution} and state in ({JobStates.NotEnded})
        """,
        cancellationToken,
        [.. ExecutionParameters(record), ("result", result), ("failure", failure)]);

    public Task<JobRecord?> BeginDeliveryAsync(JobRecord record, CancellationToken cancellationToken) => WriteAsync(
        $"""
        update wan25_jobs set deliveries = deliveries + 1, {SetUpdatedAt}
        where {OwnedByExecution} and state = {(int)VideoJobState.Delivering}
        """,
        cancellationToken,
        ExecutionParameters(record));

    public Task<JobRecord?> FinishAsync(
        JobRecord record, VideoJobState state, string? error, CancellationToken cancellationToken) => WriteAsync(
        $"""
        update wan25_jobs set state = @state, trouble = @error, {SetUpdatedAt}
        where {OwnedByExecution} and state = {(int)VideoJobState.Delivering}
        """,
        cancellationToken,
        [.. ExecutionParameters(record), ("state", (int)state), ("error", error)]);

    private async Task<JobRecord?> WriteAsync(
        string update, CancellationToken cancellationToken, params (string Name, object? Value)[] parameters)
    {
        DatabaseSession session = await database.WriteAsync(cancellationToken).ConfigureAwait(false);
        await using (session.ConfigureAwait(false))
        {
            List<JobRecord> rows = await session.Connection.ReadAsync(
                $"{update} returning {JobRowReader.Columns}",
                JobRowReader.Read,
                cancellationToken,
                [.. parameters, ("now", clock.GetUnixTimeMilliseconds())]).ConfigureAwait(false);
            return rows.FirstOrDefault();
        }
    }
}
