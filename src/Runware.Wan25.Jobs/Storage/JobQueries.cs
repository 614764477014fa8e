using System.Data.Common;

namespace Runware.Wan25.Jobs.Storage;

/// <summary>Finds and lists jobs.</summary>
internal sealed class JobQueries(JobDatabase database)
{
    public async Task<JobRecord?> FindAsync(string key, CancellationToken cancellationToken)
    {
        List<JobRecord> rows = await ReadAsync(
            $"select {JobRowReader.Columns} from wan25_jobs where job_key = @key", JobRowReader.Read, cancellationToken, ("key", key))
            .ConfigureAwait(false);
        return rows.FirstOrDefault();
    }

    /// <summary>Lists jobs, newest first, along an index.</summary>
    public Task<List<JobRecord>> ListAsync(VideoJobState? state, long? before, int count, CancellationToken cancellationToken) => ReadAsync(
        $"""
        select {JobRowReader.Columns} from wan25_jobs
        where sequence < @before{(state is null ? "" : " and state = @state")} order by sequence desc limit @count
        """,
        JobRowReader.Read,
        cancellationToken,
        [("before", before ?? long.MaxValue), ("count", count), .. StateParameter(state)]);

    /// <summary>Counts the unfinished jobs by state.</summary>
    public async Task<QueueCounts> CountAsync(CancellationToken cancellationToken)
    {
        List<(VideoJobState State, long Count, DateTimeOffset Oldest)> rows = await ReadAsync(
            $"""
            select state, count(*), min(enqueued_at) from wan25_jobs
            where state in ({JobStates.Unfinished}, {(int)VideoJobState.DeadLettered}) group by state
            """,
            row => (State: (VideoJobState)row.GetInt32(0), Count: row.GetInt64(1), Oldest: UnixTime.ToDateTimeOffset(row.GetInt64(2))),
            cancellationToken).ConfigureAwait(false);
        (VideoJobState State, long Count, DateTimeOffset Oldest) queued = rows.FirstOrDefault(row => row.State == VideoJobState.Queued);
        return new()
        {
            Queued = queued.Count,
            OldestQueued = queued.Count > 0 ? queued.Oldest : null,
            Running = rows.FirstOrDefault(row => row.State == VideoJobState.Running).Count,
            Delivering = rows.FirstOrDefault(row => row.State == VideoJobState.Delivering).Count,
            DeadLettered = rows.FirstOrDefault(row => row.State == VideoJobState.DeadLettered).Count,
        };
    }

    private static (string Name, object? Value)[] StateParameter(VideoJobState? state) => state is { } one ? [("state", (int)one)] : [];

    private async Task<List<T>> ReadAsync<T>(
        string sql, Func<DbDataReader, T> row, CancellationToken cancellationToken, params (string Name, object? Value)[] parameters)
    {
        DatabaseSession session = await database.ReadAsync(cancellationToken).ConfigureAwait(false);
        await using (session.ConfigureAwait(false))
        {
            return await session.Connection.ReadAsync(sql, row, cancellationToken, parameters).ConfigureAwait(false);
        }
    }
}
