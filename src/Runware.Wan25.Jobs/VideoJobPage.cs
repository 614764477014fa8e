namespace Runware.Wan25.Jobs;

/// <summary>Some jobs, the newest first.</summary>
public sealed class VideoJobPage
{
    internal VideoJobPage()
    {
    }

    /// <summary>The jobs.</summary>
    public required IReadOnlyList<VideoJob> Jobs { get; init; }

    /// <summary>Where the next page begins; null when this was the last.</summary>
    public string? NextCursor { get; init; }
}
