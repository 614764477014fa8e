namespace Runware.Wan25.Submission.Spending;

/// <summary>What is kept back for one operation. Guarded by its guard's lock.</summary>
internal sealed class Reservation(VideoOperationId id, decimal estimate)
{
    private readonly decimal _estimatePerVideo = estimate / id.ResultCount;

    public VideoOperationId Id => id;

    public decimal Amount { get; set; } = estimate;

    /// <summary>The number of submissions that rely on it and have not ended.</summary>
    public int Holders { get; set; }

    /// <summary>Whether the service may have accepted one of them.</summary>
    public bool MayBeCharged { get; set; }

    /// <summary>Whether it is from before the client was created.</summary>
    public bool IsRestored { get; init; }

    /// <summary>Whether the amount is what was charged.</summary>
    public bool IsSettled { get; set; }

    /// <summary>When it was made, or last confirmed, as a timestamp of the clock.</summary>
    public long At { get; set; }

    /// <summary>Whether it has left the window of the limit.</summary>
    public bool HasExpired { get; set; }

    /// <summary>
    /// Gets what a result cost; a video without a cost counts as estimated, a failure costs nothing. <see langword="null"/> where the
    /// result does not cover all videos: a task that is not known may have been made.
    /// </summary>
    public decimal? CostOf(VideoResult result) => IsWhole(result) ? result.Videos.Sum(video => video.Cost ?? _estimatePerVideo) : null;

    private bool IsWhole(VideoResult result) =>
        result.Videos.Count >= id.ResultCount
            || (result.OperationId.ResultCount >= id.ResultCount
                && result.Failures.Count > 0
                && result.Failures.All(failure => failure.Error.Category != RunwareErrorCategory.NotFound));
}
