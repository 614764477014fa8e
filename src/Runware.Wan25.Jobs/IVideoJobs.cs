namespace Runware.Wan25.Jobs;

/// <summary>Stores and finds video jobs, which outlive the process. Thread-safe; registered by <c>AddWan25Jobs</c>.</summary>
/// <remarks>
/// Methods that reach the database throw a <see cref="System.Data.Common.DbException"/> if they cannot. They do not take part in an ambient
/// transaction: what they store is durable when they return.
/// </remarks>
public interface IVideoJobs
{
    /// <summary>Stores a job. The job is durable when the method returns.</summary>
    /// <param name="key">
    /// The application's own name for the job, for example <c>"order-4711"</c>: 1 to 150 characters. A job is charged once per key.
    /// </param>
    /// <param name="request">The request. Local bytes are uploaded first and stored as a media reference.</param>
    /// <param name="cancellationToken">A token to cancel the operation. The job may have been stored already.</param>
    /// <returns>The new job, or the one that has the key already.</returns>
    /// <exception cref="ArgumentException"><paramref name="key"/> is empty, too long, or contains control characters.</exception>
    /// <exception cref="VideoJobConflictException">
    /// The key has a job with another request. See <see cref="Wan25JobsOptions.FirstRequestWins"/>.
    /// </exception>
    /// <exception cref="VideoRequestValidationException">A local first frame cannot be read. Nothing was stored.</exception>
    /// <exception cref="RunwareException">A local first frame could not be uploaded. Nothing was stored.</exception>
    /// <exception cref="System.Data.Common.DbException">
    /// The database could not be reached. Call again with the same key: the job is stored once or not at all.
    /// </exception>
    /// <exception cref="TimeoutException">
    /// The database took longer than <see cref="Wan25JobsOptions.StorageTimeout"/>. Call again.
    /// </exception>
    /// <example>
    /// <code>
    /// VideoRequest request = VideoRequest.FromText("A lighthouse in a storm").Build();
    /// VideoJob job = await jobs.EnqueueAsync("order-4711", request, cancellationToken);
    /// Console.WriteLine($"{job.Key} is {job.State}");
    /// </code>
    /// </example>
    Task<VideoJob> EnqueueAsync(string key, VideoRequest request, CancellationToken cancellationToken = default);

    /// <summary>Stores jobs in one transaction: all of them or none.</summary>
    /// <param name="requests">The requests by key, as for <see cref="EnqueueAsync"/>.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <returns>The jobs, in the order of the requests.</returns>
    /// <exception cref="VideoJobConflictException">A key has a job with another request. Nothing was stored.</exception>
    Task<IReadOnlyList<VideoJob>> EnqueueAllAsync(
        IReadOnlyDictionary<string, VideoRequest> requests, CancellationToken cancellationToken = default);

    /// <summary>Finds a job by its key.</summary>
    /// <param name="key">The key of the job.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <returns>The job, or <see langword="null"/> if there is none with that key.</returns>
    Task<VideoJob?> FindAsync(string key, CancellationToken cancellationToken = default);

    /// <summary>Reports a job each time it changes, with its progress and each video as it comes, until it is finished.</summary>
    /// <param name="key">The key of the job.</param>
    /// <param name="cancellationToken">A token to stop watching.</param>
    /// <returns>The job as it is now, and after each change that is seen. Nothing if there is no such job.</returns>
    /// <example>
    /// <code>
    /// await foreach (VideoJob job in jobs.WatchAsync("order-4711", cancellationToken))
    /// {
    ///     Console.WriteLine($"{job.State}: {job.Percent} %, {job.Result?.Videos.Count ?? 0} videos");
    /// }
    /// </code>
    /// </example>
    IAsyncEnumerable<VideoJob> WatchAsync(string key, CancellationToken cancellationToken = default);

    /// <summary>Lists jobs page by page, newest first unless the query says otherwise.</summary>
    /// <param name="query">The jobs to list. Default: all jobs, the first 50.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <returns>A page of jobs, and the cursor of the next one. Jobs that are stored between two calls do not shift the pages.</returns>
    /// <exception cref="ArgumentException">
    /// <see cref="VideoJobQuery.PageSize"/> is out of range, or <see cref="VideoJobQuery.Cursor"/> is not a cursor.
    /// </exception>
    Task<VideoJobPage> ListAsync(VideoJobQuery? query = null, CancellationToken cancellationToken = default);

    /// <summary>Cancels a job that is queued or running. The generation is not stopped: a request that was accepted is charged.</summary>
    /// <param name="key">The key of the job.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <returns><see langword="true"/> if there was such a job; otherwise, <see langword="false"/>.</returns>
    /// <remarks>
    /// A job that never ran is deleted. One that ran becomes <see cref="VideoJobState.Canceled"/>: its node stops waiting within seconds,
    /// no handler is called, and its video can still be retrieved with <see cref="VideoJob.OperationId"/> or <see cref="RetryAsync"/>.
    /// </remarks>
    Task<bool> CancelAsync(string key, CancellationToken cancellationToken = default);

    /// <summary>Retries a job that is dead-lettered, failed or canceled. A job that the service accepted is not submitted again.</summary>
    /// <param name="key">The key of the job.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <returns><see langword="true"/> if there was such a job; otherwise, <see langword="false"/>.</returns>
    /// <remarks>
    /// A dead-lettered job is delivered again, with its full number of deliveries. One that the service accepted is only looked up again;
    /// any other is submitted under its key, which joins a task that the service still remembers.
    /// </remarks>
    Task<bool> RetryAsync(string key, CancellationToken cancellationToken = default);

    /// <summary>Deletes a finished job: completed, failed, dead-lettered or canceled.</summary>
    /// <param name="key">The key of the job.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <returns><see langword="true"/> if there was such a job; otherwise, <see langword="false"/>.</returns>
    /// <remarks>
    /// The key can be ordered again. For as long as the service remembers the task, that joins it and gives the same videos; after that
    /// nothing shows that it was paid for, and it is charged again.
    /// </remarks>
    /// <exception cref="InvalidOperationException">
    /// The job is not finished. It may already be charged: cancel it first, or wait for its handlers.
    /// </exception>
    Task<bool> DeleteAsync(string key, CancellationToken cancellationToken = default);

    /// <summary>Deletes jobs that completed, failed or were canceled. See <see cref="Wan25JobsOptions.Retention"/>.</summary>
    /// <param name="olderThan">The time since their last change.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <returns>The number of deleted jobs.</returns>
    /// <remarks>The keys can be ordered again, as after <see cref="DeleteAsync"/>.</remarks>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="olderThan"/> is negative.</exception>
    Task<int> PurgeAsync(TimeSpan olderThan, CancellationToken cancellationToken = default);
}
