namespace Runware.Wan25.Jobs;

/// <summary>Stores and finds video jobs, which outlive the process. Thread-safe; registered by <c>AddWan25Jobs</c>.</summary>
public interface IVideoJobs
{
    /// <summary>Stores a job. The job is durable when the method returns.</summary>
    /// <param name="key">
    /// The application's own name for the job, for example <c>"order-4711"</c>: 1 to 150 characters. A job is charged once per key.
    /// </param>
    /// <param name="request">The request. Local bytes are uploaded first and stored as a media reference.</param>
    /// <param name="cancellationToken">A token to cancel the operation. The job may have been stored already.</param>
    /// <returns>The job in its current state.</returns>
    /// <remarks>
    /// If a job with the key exists, it is returned as it is, whatever the request: the first request under a key wins.
    /// </remarks>
    /// <exception cref="ArgumentException"><paramref name="key"/> is empty, too long, or contains control characters.</exception>
    /// <exception cref="VideoRequestValidationException">A local first frame cannot be read. Nothing was stored.</exception>
    /// <exception cref="RunwareException">A local first frame could not be uploaded. Nothing was stored.</exception>
    /// <exception cref="System.Data.Common.DbException">
    /// The database could not be reached. Call again with the same key: the job is stored once or not at all.
    /// </exception>
    /// <exception cref="Quartz.SchedulerException">Quartz could not reach the database. Call again with the same key.</exception>
    /// <example>
    /// <code>
    /// VideoRequest request = VideoRequest.FromText("A lighthouse in a storm").Build();
    /// VideoJob job = await jobs.EnqueueAsync("order-4711", request, cancellationToken);
    /// Console.WriteLine($"{job.Key} is {job.State}");
    /// </code>
    /// </example>
    Task<VideoJob> EnqueueAsync(string key, VideoRequest request, CancellationToken cancellationToken = default);

    /// <summary>Finds a job by its key.</summary>
    /// <param name="key">The key of the job.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <returns>The job, or <see langword="null"/> if there is none with that key.</returns>
    Task<VideoJob?> FindAsync(string key, CancellationToken cancellationToken = default);

    /// <summary>Lists jobs page by page, newest first.</summary>
    /// <param name="query">The jobs to list. Default: all jobs, the first 50.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <returns>A page of jobs, and the cursor of the next one. Jobs stored in the meantime are on the first page only.</returns>
    /// <exception cref="ArgumentException">
    /// <see cref="VideoJobQuery.PageSize"/> is out of range, or <see cref="VideoJobQuery.Cursor"/> is not a cursor.
    /// </exception>
    Task<VideoJobPage> ListAsync(VideoJobQuery? query = null, CancellationToken cancellationToken = default);

    /// <summary>Delivers a dead-lettered job again, with its full number of deliveries.</summary>
    /// <param name="key">The key of the job.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <returns><see langword="true"/> if there is such a job and it was dead-lettered; otherwise, <see langword="false"/>.</returns>
    Task<bool> RetryAsync(string key, CancellationToken cancellationToken = default);
}
