using Runware.Wan25.Jobs;

namespace VideoStudio;

/// <summary>Finds jobs of the history by a text of the prompt, by what has become of them, and by the time of the order.</summary>
internal sealed class JobSearch(IVideoJobs jobs, DeletedJobs deleted)
{
    private const int EnoughJobs = 30;
    private const int MaxPages = 20;

    /// <summary>Returns the next page of matching jobs, newest first, and the cursor of the page after it.</summary>
    /// <param name="terms">What to look for.</param>
    /// <param name="cursor">The cursor of the page, or null for the first.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    public async Task<(IReadOnlyList<VideoJob> Jobs, string? Next)> FindAsync(
        Terms terms, string? cursor, CancellationToken cancellationToken)
    {
        var found = new List<VideoJob>();
        for (int page = 0; page < MaxPages && found.Count < EnoughJobs && (page == 0 || cursor is not null); page++)
        {
            var query = new VideoJobQuery
            {
                PageSize = RecentJobs.PageSize,
                Cursor = cursor,
                EnqueuedFrom = terms.From,
                EnqueuedBefore = terms.Before,
            };
            VideoJobPage next = await jobs.ListAsync(query, cancellationToken);
            found.AddRange(next.Jobs.Where(job => IsIn(terms.State, job.State) && HasText(terms.Search, job) && !deleted.Contains(job)));
            cursor = next.NextCursor;
        }

        return (found, cursor);
    }

    private static bool HasText(string? text, VideoJob job) =>
        string.IsNullOrWhiteSpace(text) || job.Request.Prompt.Contains(text.Trim(), StringComparison.CurrentCultureIgnoreCase);

    private static bool IsIn(string? group, VideoJobState state) => group switch
    {
        "active" => state is VideoJobState.Queued or VideoJobState.Running or VideoJobState.Delivering,
        "done" => state is VideoJobState.Completed,
        "failed" => state is VideoJobState.Failed or VideoJobState.DeadLettered or VideoJobState.Canceled,
        _ => true,
    };

    /// <summary>Specifies which jobs to find. What is null is not looked at.</summary>
    /// <param name="Search">A part of the prompt.</param>
    /// <param name="State"><c>active</c>, <c>done</c> or <c>failed</c>; anything else is any.</param>
    /// <param name="From">The time from which they were ordered.</param>
    /// <param name="Before">The time before which they were ordered.</param>
    internal sealed record Terms(string? Search, string? State, DateTimeOffset? From, DateTimeOffset? Before);
}
