namespace Runware.Wan25.Jobs.Storage;

/// <summary>Changes jobs. An update by an execution requires that the execution still owns the job; otherwise nothing is changed.</summary>
internal sealed partial class JobTable(JobDatabase database, Wan25JobsOptions options, TimeProvider clock)
{
    /// <summary>The states of jobs that have not ended: queued and running.</summary>
    public const string NotEnded = "state in (0, 1)";

    // It grows even if the clock of one node lags behind that of another.
    private const string SetUpdatedAt = "updated_at = case when updated_at >= @now then updated_at + 1 else @now end";

    // Not by the key: a job that was deleted and ordered again begins with its first attempt too.
    private const string Owned = "sequence = @sequence and attempts = @attempts and claimed_by is not null";

    private const string SelectByKey = $"select {JobReader.Columns} from wan25_jobs where job_key = @key";

    private static readonly string Enqueue =
        $"""
        insert into wan25_jobs (job_key, state, request, operation_id, enqueued_at, updated_at, due_at)
        values (@key, 0, @request, @operation, @now, @now, 0) on conflict (job_key) do nothing returning {JobReader.Columns}
        """;

    /// <summary>Stores jobs in one transaction.</summary>
    /// <param name="jobs">The jobs.</param>
    /// <param name="join">Called for each key that is known already, with its job. If it throws, nothing is stored.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    public Task<(List<VideoJob> Jobs, int Added)> EnqueueAsync(
        IReadOnlyCollection<NewJob> jobs, Action<NewJob, VideoJob> join, CancellationToken cancellationToken) => database.TransactAsync(
        async connection =>
        {
            var stored = new List<VideoJob>(jobs.Count);
            int added = 0;
            foreach (NewJob job in jobs)
            {
                List<VideoJob> rows = await connection.QueryAsync(
                    Enqueue,
                    JobReader.Read,
                    cancellationToken,
                    ("key", job.Key),
                    ("request", StoredRequest.Write(job.Request, job.FirstFrameHash)),
                    ("operation", new VideoOperationId(job.Request.TaskId!.Value, job.Request.ResultCount).ToString()),
                    Now()).ConfigureAwait(false);
                added += rows.Count;
                if (rows.Count > 0 && job.IsKnown)
                {
                    throw new InvalidOperationException($"Job '{job.Key}' was deleted while it was being enqueued. Call again.");
                }

                if (rows.Count == 0)
                {
                    rows = await connection.QueryAsync(SelectByKey, JobReader.Read, cancellationToken, ("key", job.Key))
                        .ConfigureAwait(false);
                    join(job, rows[0]);
                }

                stored.Add(rows[0]);
            }

            return (stored, added);
        },
        cancellationToken);

    /// <summary>Stores that the service accepted the job, and its id: a job that was joined keeps its original number of results.</summary>
    public Task<VideoJob?> AcceptedAsync(VideoJob job, VideoOperationId id) => UpdateAsync(
        job, "accepted = 1, operation_id = @operation, last_error = null", NotEnded, ("operation", id.ToString()));

    public Task<VideoJob?> ProgressAsync(VideoJob job, int? percent, VideoResult? result) => UpdateAsync(
        job,
        "percent = @percent, result = coalesce(@result, result)",
        "state = 1",
        ("percent", percent),
        ("result", StoredResult.Write(result)));

    /// <summary>Stores the outcome. Later executions only deliver it.</summary>
    public Task<VideoJob?> EndAsync(VideoJob job, VideoResult? result, VideoJobFailure? failure) => UpdateAsync(
        job,
        """
        state = 2, result = coalesce(@result, result), failure = @failure, last_error = null, ended_at = @now,
        percent = case when cast(@failure as text) is null then 100 else percent end
        """,
        NotEnded,
        ("result", StoredResult.Write(result)),
        ("failure", StoredFailure.Write(failure)));

    /// <summary>Stores the number of the delivery that is about to start.</summary>
    public Task<VideoJob?> BeginDeliveryAsync(VideoJob job, int deliveries) => UpdateAsync(
        job, "deliveries = @deliveries", "state = 2", ("deliveries", deliveries));

    /// <summary>Ends the last execution.</summary>
    public Task<VideoJob?> FinishAsync(VideoJob job, VideoJobState state, VideoJobFailure? error) => UpdateAsync(
        job,
        "state = @state, last_error = @error, claimed_by = null",
        "state in (0, 1, 2)",
        ("state", (int)state),
        ("error", StoredFailure.Write(error)));

    /// <summary>Dead-letters a claimed job whose row is damaged, whatever its columns hold.</summary>
    public Task<int> SetAsideAsync(VideoJob job, VideoJobFailure error) => database.ExecuteAsync(
        "update wan25_jobs set state = 5, last_error = @error, claimed_by = null where sequence = @sequence and state in (1, 2)",
        CancellationToken.None,
        ("error", StoredFailure.Write(error)),
        ("sequence", job.Sequence));

    /// <summary>Ends an execution; the job is free again after the delay.</summary>
    public Task<VideoJob?> PutBackAsync(
        VideoJob job, VideoJobState state, TimeSpan delay, VideoJobFailure? error, int deliveries) => UpdateAsync(
        job,
        "state = @state, due_at = @due, last_error = @error, deliveries = @deliveries, claimed_by = null",
        "state in (0, 1, 2)",
        ("state", (int)state),
        ("due", delay > TimeSpan.Zero ? (clock.GetUtcNow() + delay).ToUnixTimeMilliseconds() : 0),
        ("error", StoredFailure.Write(error)),
        ("deliveries", deliveries));

    /// <summary>Makes a claimed job free again that no execution owns.</summary>
    public Task<int> FreeAsync((long Sequence, int Attempts) job, CancellationToken cancellationToken) => database.ExecuteAsync(
        $"update wan25_jobs set claimed_by = null, {SetUpdatedAt} where {Owned} and state in (1, 2)",
        cancellationToken,
        ("sequence", job.Sequence),
        ("attempts", job.Attempts),
        Now());

    /// <summary>
    /// Cancels a job. One that never ran is deleted. The last error of one that is running is that of an earlier attempt: this one may have
    /// been accepted.
    /// </summary>
    public async Task<bool> CancelAsync(string key, CancellationToken cancellationToken) =>
        await database.ExecuteAsync(
            "delete from wan25_jobs where job_key = @key and state = 0 and attempts = 0", cancellationToken, ("key", key))
            .ConfigureAwait(false) > 0
        || await database.ExecuteAsync(
            $"""
            update wan25_jobs set
                state = 6, claimed_by = null, last_error = case when state = 1 then null else last_error end, {SetUpdatedAt}
            where job_key = @key and {NotEnded}
            """,
            cancellationToken,
            ("key", key),
            Now()).ConfigureAwait(false) > 0;

    /// <summary>
    /// Makes a job free again that is dead-lettered, failed or canceled. One that was accepted is looked up, not submitted; one that has
    /// ended is delivered.
    /// </summary>
    public async Task<bool> RetryAsync(string key, CancellationToken cancellationToken) => await database.ExecuteAsync(
        $"""
        update wan25_jobs set
            state = case when state = 5 and ended_at is not null then 2 when accepted = 1 then 1 else 0 end,
            ended_at = case when state = 5 then ended_at end, failure = case when state = 5 then failure end,
            started_at = case when state = 5 and ended_at is not null then started_at end,
            deliveries = 0, due_at = 0, last_error = null, claimed_by = null, {SetUpdatedAt}
        where job_key = @key and state in (4, 5, 6)
        """,
        cancellationToken,
        ("key", key),
        Now()).ConfigureAwait(false) > 0;

    /// <summary>Deletes a job that has ended.</summary>
    public async Task<bool> DeleteAsync(string key, CancellationToken cancellationToken) => await database.ExecuteAsync(
        "delete from wan25_jobs where job_key = @key and state in (3, 4, 5, 6)", cancellationToken, ("key", key)).ConfigureAwait(false) > 0;

    /// <summary>Deletes jobs that completed, failed or were canceled.</summary>
    public Task<int> PurgeAsync(TimeSpan olderThan, CancellationToken cancellationToken) => database.ExecuteAsync(
        "delete from wan25_jobs where state in (3, 4, 6) and updated_at < @before",
        cancellationToken,
        ("before", clock.GetUtcNow().ToUnixTimeMilliseconds() - (long)olderThan.TotalMilliseconds));

    /// <summary>Moves the delays that this node has stored along with its clock.</summary>
    public Task<int> ShiftDelaysAsync(string node, TimeSpan by, CancellationToken cancellationToken) => database.ExecuteAsync(
        "update wan25_jobs set due_at = due_at + @by where node = @node and state in (0, 1, 2) and claimed_by is null and due_at > 0",
        cancellationToken,
        ("by", (long)by.TotalMilliseconds),
        ("node", node));

    private (string Name, object? Value) Now() => ("now", clock.GetUtcNow().ToUnixTimeMilliseconds());

    private async Task<VideoJob?> UpdateAsync(
        VideoJob job, string set, string condition, params (string Name, object? Value)[] parameters) => (
        await database.WriteAsync(
            $"update wan25_jobs set {set}, {SetUpdatedAt} where {Owned} and {condition} returning {JobReader.Columns}",
            JobReader.Read,
            CancellationToken.None,
            [.. parameters, ("sequence", job.Sequence), ("attempts", job.Attempts), Now()]).ConfigureAwait(false)).FirstOrDefault();
}
