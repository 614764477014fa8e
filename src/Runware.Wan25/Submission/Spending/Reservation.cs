namespace Runware.Wan25.Submission.Spending;

/// <summary>What is kept back for one operation. Guarded by its guard's lock.</summary>
internal sealed class Reservation(VideoOperationId id, decimal estimate)
{
    private decimal _estimatePerVideo = estimate / id.ResultCount;

    public VideoOperationId Id => id;

    /// <summary>The largest cost that is expected of it.</summary>
    public decimal Estimate { get; private set; } = estimate;

    /// <summary>What counts as spent.</summary>
    public decimal Amount { get; set; } = estimate;

    /// <summary>The number of submissions that rely on it and have not ended.</summary>
    public int Holders { get; set; }

    /// <summary>Whether the service may have accepted one of them, or one of before the client was created.</summary>
    public bool MayBeCharged { get; set; }

    /// <summary>Whether only a record of before the client was created says that the service may have accepted it.</summary>
    public bool IsRestored { get; set; }

    /// <summary>Whether the amount is what was charged.</summary>
    public bool IsSettled { get; set; }

    /// <summary>When it was made, or last confirmed, as a timestamp of the clock.</summary>
    public long At { get; set; }

    /// <summary>Whether it has left the window of the limit.</summary>
    public bool HasExpired { get; set; }

    /// <summary>Raises the estimate where a request under its id is dearer: which of them the service makes is not known.</summary>
    public void Cover(VideoOperationId submitted, decimal estimate)
    {
        Estimate = Math.Max(Estimate, estimate);
        _estimatePerVideo = Math.Max(_estimatePerVideo, estimate / submitted.ResultCount);
    }

    /// <summary>
    /// Gets what a result cost; a video without a cost counts as estimated. <see langword="null"/> where the result does not cover all
    /// videos.
    /// </summary>
    public decimal? CostOf(VideoResult result) => ChargedCost.Of(result, id.ResultCount, _estimatePerVideo);
}
