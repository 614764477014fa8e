namespace Runware.Wan25.Jobs;

/// <summary>Specifies which jobs to list.</summary>
public sealed class VideoJobQuery
{
    /// <summary>Gets the state of the jobs to list.</summary>
    /// <value>The default is <see langword="null"/>: jobs in any state.</value>
    public VideoJobState? State { get; init; }

    /// <summary>Gets the time from which the jobs were stored.</summary>
    /// <value>The default is <see langword="null"/>: no limit.</value>
    public DateTimeOffset? EnqueuedFrom { get; init; }

    /// <summary>Gets the time before which the jobs were stored.</summary>
    /// <value>The default is <see langword="null"/>: no limit.</value>
    public DateTimeOffset? EnqueuedBefore { get; init; }

    /// <summary>Gets a value that indicates whether the oldest jobs come first.</summary>
    /// <value>The default is <see langword="false"/>: the newest come first.</value>
    public bool OldestFirst { get; init; }

    /// <summary>Gets the maximum number of jobs on the page.</summary>
    /// <value>From 1 to 500. The default is 50.</value>
    public int PageSize { get; init; } = 50;

    /// <summary>Gets the <see cref="VideoJobPage.NextCursor"/> of the previous page.</summary>
    /// <value>The default is <see langword="null"/>: the first page.</value>
    public string? Cursor { get; init; }
}
