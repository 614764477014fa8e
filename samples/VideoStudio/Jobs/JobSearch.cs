using Runware.Wan25.Jobs;

namespace VideoStudio;

/// <summary>Finds jobs of the history by a text of the prompt and by what has become of them.</summary>
internal sealed class JobSearch(IVideoJobs jobs, DeletedJobs deleted)
{
    private const int EnoughJobs = 30;
    private const int MaxPages = 20;

    /// <summary>Returns the next page of matching jobs, newest first, and the cursor of the page after it.</summary>
    /// <param name="text">A part of the prompt, or null for any.</param>
    /// <param name="state"><c>active</c>, <c>done</c> or <c>failed</c>; anything else is any.</param>
    /// <param name="cursor">The cursor of the page, or null for the first.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    public async Task<(IReadOnlyList<VideoJob> Jobs, string? Next)> FindAsync(
        string? text, string? state, string? cursor, CancellationToken cancellationToken)
    {
        var found = new List<VideoJob>();
        for (int page = 0; page < MaxPages && found.Count < EnoughJobs && (page == 0 || cursor is not null); page++)
        {
            VideoJobPage next = await jobs.ListAsync(new() { PageSize = RecentJobs.PageSize, Cursor = cursor }, cancellationToken);
            found.AddRange(next.Jobs.Where(job => IsIn(state, job.State) && HasText(text, job) && !deleted.Contains(job)));
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
}
