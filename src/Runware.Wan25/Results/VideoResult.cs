namespace Runware.Wan25;

/// <summary>The outcome of an operation: every video that was produced, and every failure, side by side.</summary>
public sealed class VideoResult
{
    internal VideoResult(VideoOperationId operationId, IReadOnlyList<GeneratedVideo> videos, IReadOnlyList<VideoFailure> failures)
    {
        OperationId = operationId;
        Videos = videos;
        Failures = failures;
    }

    /// <summary>The operation.</summary>
    public VideoOperationId OperationId { get; }

    /// <summary>The videos, in the order in which they became known. All of them are paid for.</summary>
    public IReadOnlyList<GeneratedVideo> Videos { get; }

    /// <summary>The failures. The service does not say which of several results failed, and one failure may stand for all that is missing.</summary>
    public IReadOnlyList<VideoFailure> Failures { get; }

    /// <summary>
    /// What the videos cost, in US dollars: the sum of the costs that were reported, or <see langword="null"/> when none was
    /// (<see cref="VideoRequestBuilder.WithIncludeCost"/> turned off).
    /// </summary>
    public decimal? TotalCost
    {
        get
        {
            decimal? total = null;
            foreach (var video in Videos)
            {
                total = video.Cost is { } cost ? (total ?? 0) + cost : total;
            }

            return total;
        }
    }

    /// <summary>Whether every video that was asked for is in <see cref="Videos"/>.</summary>
    public bool IsComplete => Videos.Count >= OperationId.ResultCount;

    /// <summary>The operation and the counts.</summary>
    /// <returns>A text fit for a log.</returns>
    public override string ToString() => $"{OperationId}: {Videos.Count} of {OperationId.ResultCount} videos, {Failures.Count} failures";
}
