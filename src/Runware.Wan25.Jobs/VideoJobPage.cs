namespace Runware.Wan25.Jobs;

/// <summary>Represents a page of jobs.</summary>
public sealed class VideoJobPage
{
    internal VideoJobPage()
    {
    }

    /// <summary>Gets the jobs of the page.</summary>
    public required IReadOnlyList<VideoJob> Jobs { get; init; }

    /// <summary>Gets the cursor of the next page.</summary>
    /// <value>The cursor, or <see langword="null"/> if this is the last page.</value>
    public string? NextCursor { get; init; }
}
