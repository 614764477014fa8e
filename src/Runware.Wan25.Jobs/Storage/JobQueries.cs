namespace Runware.Wan25.Jobs.Storage;

/// <summary>Finds, lists and counts jobs.</summary>
internal sealed class JobQueries(JobDatabase database)
{
    public async Task<JobRecord?> FindAsync(string key, CancellationToken cancellationToken) => (await database.QueryAsync(
        $"select {JobRecord.Columns} from wan25_jobs where job_key = @key", JobRecord.Read, cancellationToken, ("key", key))
        .ConfigureAwait(false)).FirstOrDefault();

    /// <summary>Lists jobs along an index.</summary>
    public Task<List<JobRecord>> ListAsync(VideoJobQuery query, long? cursor, int count, CancellationToken cancellationToken)
    {
        var conditions = new List<string>();
        var parameters = new List<(string Name, object? Value)> { ("count", count) };
        void Add(string condition, string name, object? value)
        {
            if (value is not null)
            {
                conditions.Add(condition);
                parameters.Add((name, value));
            }
        }

        Add($"sequence {(query.OldestFirst ? ">" : "<")} @cursor", "cursor", cursor);
        Add("state = @state", "state", (int?)query.State);
        Add("enqueued_at >= @from", "from", query.EnqueuedFrom?.ToUnixTimeMilliseconds());
        Add("enqueued_at < @before", "before", query.EnqueuedBefore?.ToUnixTimeMilliseconds());
        string where = conditions.Count == 0 ? "" : $"where {string.Join(" and ", conditions)}";
        return database.QueryAsync(
            $"""
            select {JobRecord.Columns} from wan25_jobs {where} order by sequence {(query.OldestFirst ? "asc" : "desc")} limit @count
            """,
            JobRecord.Read,
            cancellationToken,
            [.. parameters]);
    }

    /// <summary>Lists the jobs that a node has claimed, with the number of the execution.</summary>
    public Task<List<(string Key, int Attempts)>> ListClaimedAsync(string node, CancellationToken cancellationToken) => database.QueryAsync(
        "select job_key, attempts from wan25_jobs where state in (1, 2) and claimed_by = @node",
        row => (row.GetString(0), row.GetInt32(1)),
        cancellationToken,
        ("node", node));

    /// <summary>Reads the jobs that were started and have changed since, one by one.</summary>
    /// <param name="node">What the instance id of the node that ran them last begins with.</param>
    /// <param name="from">The time after which they ended, or changed last.</param>
    /// <param name="read">Reads what is kept of a job.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    public Task<List<T>> ListStartedAsync<T>(
        string node, DateTimeOffset from, Func<JobRecord, T> read, CancellationToken cancellationToken) => database.QueryAsync(
        $"""
        select {JobRecord.Columns} from wan25_jobs
        where attempts > 0 and coalesce(ended_at, updated_at) > @from and substr(node, 1, length(@node)) = @node
        """,
        row => read(JobRecord.Read(row)),
        cancellationToken,
        ("node", node),
        ("from", from.ToUnixTimeMilliseconds()));

    /// <summary>Counts the jobs that any node has claimed.</summary>
    public async Task<long> CountClaimedAsync(CancellationToken cancellationToken) => (await database.QueryAsync(
        "select count(*) from wan25_jobs where state in (1, 2) and claimed_by is not null", row => row.GetInt64(0), cancellationToken)
        .ConfigureAwait(false))[0];

    /// <summary>Counts the jobs of the whole cluster that are not finished.</summary>
    public async Task<QueueCounts> CountAsync(CancellationToken cancellationToken)
    {
        List<(VideoJobState State, long Count, long Oldest)> rows = await database.QueryAsync(
            "select state, count(*), min(enqueued_at) from wan25_jobs where state in (0, 1, 2, 5) group by state",
            row => ((VideoJobState)row.GetInt32(0), row.GetInt64(1), row.GetInt64(2)),
            cancellationToken).ConfigureAwait(false);
        long Count(VideoJobState state) => rows.FirstOrDefault(row => row.State == state).Count;
        return new()
        {
            Queued = Count(VideoJobState.Queued),
            OldestQueued = rows.Where(row => row.State == VideoJobState.Queued)
                .Select(row => (DateTimeOffset?)DateTimeOffset.FromUnixTimeMilliseconds(Math.Clamp(row.Oldest, 0, 253_402_300_799_999)))
                .FirstOrDefault(),
            Running = Count(VideoJobState.Running),
            Delivering = Count(VideoJobState.Delivering),
            DeadLettered = Count(VideoJobState.DeadLettered),
        };
    }
}
