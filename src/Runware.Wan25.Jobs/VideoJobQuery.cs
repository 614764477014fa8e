namespace Runware.Wan25.Jobs;

/// <summary>Specifies which jobs to list.</summary>
public sealed class VideoJobQuery
{
    /// <summary>Gets the state of the jobs to list.</summary>
    /// <value>The default is <see langword="null"/>: jobs in any state.</value>
    public VideoJobState? State { get; init; }

    /// <summary>Gets the maximum number of jobs on the page.</summary>
    /// <value>From 1 to 500. The default is 50.</value>
    public int PageSize { get; init; } = 50;

    /// <summary>Gets the <see cref="VideoJobPage.NextCursor"/> of the previous page.</summary>
    /// <value>The default is <see langword="null"/>: the first page.</value>
    public string? Cursor { get; init; }
}
