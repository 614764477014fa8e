namespace Runware.Wan25.Jobs.Storage;

/// <summary>Finds, lists and counts jobs.</summary>
internal sealed class JobQueries(JobDatabase database)
{
    public async Task<VideoJob?> FindAsync(string key, CancellationToken cancellationToken) => (await database.QueryAsync(
        $"select {JobReader.Columns} from wan25_jobs where job_key = @key", JobReader.Read, cancellationToken, ("key", key))
        .ConfigureAwait(false)).FirstOrDefault();

    /// <summary>Lists jobs along an index.</summary>
    public Task<List<VideoJob>> ListAsync(VideoJobQuery query, long? cursor, int count, CancellationToken cancellationToken)
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
            select {JobReader.Columns} from wan25_jobs {where} order by sequence {(query.OldestFirst ? "asc" : "desc")} limit @count
            """,
            JobReader.Read,
            cancellationToken,
            [.. parameters]);
    }

    /// <summary>Lists the jobs that a node has claimed, with the number of the execution.</summary>
    public Task<List<(long Sequence, int Attempts)>> ListClaimedAsync(string node, CancellationToken cancellationToken) =>
        database.QueryAsync(
            "select sequence, attempts from wan25_jobs where state in (1, 2) and claimed_by = @node",
            row => (row.GetInt64(0), row.GetInt32(1)),
            cancellationToken,
            ("node", node));

    /// <summary>Reads the jobs that were started and have changed since, one by one.</summary>
    /// <param name="node">What the instance id of the node that ran them last begins with.</param>
    /// <param name="from">The time after which they ended, or changed last.</param>
    /// <param name="read">Reads what is kept of a job.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    public Task<List<T>> ListStartedAsync<T>(
        string node, DateTimeOffset from, Func<VideoJob, T> read, CancellationToken cancellationToken) => database.QueryAsync(
        $"""
        select {JobReader.Columns} from wan25_jobs
        where attempts > 0 and coalesce(ended_at, updated_at) > @from and substr(node, 1, length(@node)) = @node
        """,
        row => read(JobReader.Read(row)),
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
        return new(
            Count(VideoJobState.Queued),
            rows.Where(row => row.State == VideoJobState.Queued)
                .Select(row => (DateTimeOffset?)DateTimeOffset.FromUnixTimeMilliseconds(Math.Clamp(row.Oldest, 0, JobReader.MaxTime)))
                .FirstOrDefault(),
            Count(VideoJobState.Running),
            Count(VideoJobState.Delivering),
            Count(VideoJobState.DeadLettered));
    }
}
