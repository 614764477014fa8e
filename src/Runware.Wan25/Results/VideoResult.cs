namespace Runware.Wan25;

/// <summary>Represents the outcome of an operation: its videos, and its failures.</summary>
public sealed class VideoResult
{
    internal VideoResult(VideoOperationId operationId, IReadOnlyList<GeneratedVideo> videos, IReadOnlyList<VideoFailure> failures)
    {
        OperationId = operationId;
        Videos = videos;
        Failures = failures;
    }

    /// <summary>Gets the id of the operation.</summary>
    public VideoOperationId OperationId { get; }

    /// <summary>Gets the videos, in the order in which they became known. All of them are charged.</summary>
    public IReadOnlyList<GeneratedVideo> Videos { get; }

    /// <summary>Gets the failures.</summary>
    /// <remarks>The service does not report which of several results failed, and one failure may stand for all missing ones.</remarks>
    public IReadOnlyList<VideoFailure> Failures { get; }

    /// <summary>Gets the cost of the videos, in US dollars.</summary>
    /// <value>
    /// The sum of the reported costs, or <see langword="null"/> when none was reported (see
    /// <see cref="VideoRequestBuilder.WithIncludeCost"/>).
    /// </value>
    public decimal? TotalCost =>
        Videos.Aggregate((decimal?)null, static (total, video) => video.Cost is { } cost ? (total ?? 0) + cost : total);

    /// <summary>Gets a value that indicates whether <see cref="Videos"/> holds every requested video.</summary>
    public bool IsComplete => Videos.Count >= OperationId.ResultCount;

    /// <summary>Returns the id and the counts.</summary>
    /// <returns>Text that can be logged.</returns>
    public override string ToString() => $"{OperationId}: {Videos.Count} of {OperationId.ResultCount} videos, {Failures.Count} failures";
}
