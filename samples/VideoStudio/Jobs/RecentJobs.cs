using Microsoft.Extensions.Options;
using Runware.Wan25.Jobs;

namespace VideoStudio;

/// <summary>Reads the newest jobs, and all that have not ended, once for all connected browsers.</summary>
internal sealed class RecentJobs(IVideoJobs jobs, DeletedJobs deleted, TimeProvider clock, IOptions<StudioOptions> options) : IDisposable
{
    public const int PageSize = 100;

    private static readonly VideoJobState[] Active = [VideoJobState.Queued, VideoJobState.Running, VideoJobState.Delivering];
    private readonly SemaphoreSlim _reading = new(1, 1);
    private Page? _page;
    private long _readAt;

    public async Task<Page> GetAsync(CancellationToken cancellationToken)
    {
        await _reading.WaitAsync(cancellationToken);
        try
        {
            // Half an interval, so that a browser that asks slightly early does not get the page that it has seen.
            if (_page is null || clock.GetElapsedTime(_readAt) >= options.Value.RefreshInterval / 2)
            {
                _page = await ReadAsync(cancellationToken);
                _readAt = clock.GetTimestamp();
            }

            return _page;
        }
        finally
        {
            _reading.Release();
        }
    }

    /// <summary>Returns a job, or null if it was canceled before it ran, or deleted.</summary>
    public async Task<VideoJob?> FindAsync(string key, CancellationToken cancellationToken) =>
        await jobs.FindAsync(key, cancellationToken) is { } job && !deleted.Contains(job) ? job : null;

    public void Dispose() => _reading.Dispose();

    private async Task<Page> ReadAsync(CancellationToken cancellationToken)
    {
        VideoJobPage recent = await jobs.ListAsync(new() { PageSize = PageSize }, cancellationToken);
        var all = recent.Jobs.ToDictionary(job => job.Key);
        if (recent.NextCursor is not null)
        {
            foreach (VideoJobState state in Active)
            {
                var oldest = new VideoJobQuery { PageSize = PageSize, State = state, OldestFirst = true };
                VideoJobPage old = await jobs.ListAsync(oldest, cancellationToken);
                foreach (VideoJob job in old.Jobs)
                {
                    all.TryAdd(job.Key, job);
                }
            }
        }

        DateTimeOffset? since = recent.NextCursor is null ? null : recent.Jobs[^1].EnqueuedAt;
        return new Page([.. all.Values.Where(job => !deleted.Contains(job))], recent.NextCursor, since);
    }

    /// <param name="Jobs">The jobs.</param>
    /// <param name="NextCursor">The cursor of the jobs before these, or null if there are none.</param>
    /// <param name="Since">The time from which all jobs are among these, or null if all jobs are.</param>
    internal sealed record Page(IReadOnlyList<VideoJob> Jobs, string? NextCursor, DateTimeOffset? Since);
}
