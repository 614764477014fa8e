namespace Runware.Wan25.Jobs;

/// <summary>Which jobs to list.</summary>
public sealed class VideoJobQuery
{
    /// <summary>Only jobs in this state. Default: any.</summary>
    public VideoJobState? State { get; init; }

    /// <summary>How many at most. From 1 to 500; default 50.</summary>
    public int PageSize { get; init; } = 50;

    /// <summary>Where to go on: <see cref="VideoJobPage.NextCursor"/> of the page before. Default: at the newest.</summary>
    public string? Cursor { get; init; }
}
