namespace Runware.Wan25.Jobs;

/// <summary>Video jobs that outlive the process. Thread-safe; registered by <c>AddWan25Jobs</c>.</summary>
public interface IVideoJobs
{
    /// <summary>Stores a job; it is durable when this returns. A key that is known joins its job, whatever the request: the first request under a key wins.</summary>
    /// <param name="key">The application's own name for this job, and the identity under which it is paid once: for example <c>"order-4711"</c>. 1 to 150 characters.</param>
    /// <param name="request">What to make. Local bytes are uploaded first and stored as a media reference.</param>
    /// <param name="cancellationToken">Stops the storing; the job may be stored already.</param>
    /// <returns>The job as it stands now.</returns>
    /// <exception cref="ArgumentException"><paramref name="key"/> is empty, too long, or holds control characters.</exception>
    /// <exception cref="VideoRequestValidationException">A local first frame cannot be read. Nothing was stored.</exception>
    /// <exception cref="RunwareException">A local first frame could not be uploaded. Nothing was stored.</exception>
    /// <exception cref="System.Data.Common.DbException">The database was not reachable. Call again with the same key: the job is stored once or not at all.</exception>
    /// <exception cref="Quartz.SchedulerException">The same, where it was Quartz that did not reach it.</exception>
    Task<VideoJob> EnqueueAsync(string key, VideoRequest request, CancellationToken cancellationToken = default);

    /// <summary>Finds a job.</summary>
    /// <param name="key">The key that it was stored under.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    /// <returns>The job, or null where none has that key.</returns>
    Task<VideoJob?> FindAsync(string key, CancellationToken cancellationToken = default);

    /// <summary>Lists jobs, the newest first, page by page.</summary>
    /// <param name="query">Which jobs. Default: all of them, the first 50.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    /// <returns>A page, and where the next begins. A job that is stored meanwhile is on no later page; ask for the first one again.</returns>
    /// <exception cref="ArgumentException">The query makes no sense: <see cref="VideoJobQuery.PageSize"/> or <see cref="VideoJobQuery.Cursor"/>.</exception>
    Task<VideoJobPage> ListAsync(VideoJobQuery? query = null, CancellationToken cancellationToken = default);

    /// <summary>Gives a dead-lettered job its retries back: its handler is called again.</summary>
    /// <param name="key">The key that it was stored under.</param>
    /// <param name="cancellationToken">Stops the storing.</param>
    /// <returns>Whether there was such a job and it was dead-lettered.</returns>
    Task<bool> RetryAsync(string key, CancellationToken cancellationToken = default);
}
