namespace Runware.Wan25.Cli.Operations;

/// <summary>The JSON form of an operation and of what is known about it.</summary>
/// <param name="OperationId">The id.</param>
/// <param name="Status"><c>unknown</c>, <c>processing</c>, <c>success</c>, <c>error</c>, or what the service says.</param>
/// <param name="Videos">The videos that are ready.</param>
/// <param name="Failures">The failures.</param>
/// <param name="TotalCost">What was charged, in US dollars; null where nothing is known.</param>
internal sealed record OperationReport(
    string OperationId,
    string Status,
    IReadOnlyList<VideoReport> Videos,
    IReadOnlyList<FailureReport> Failures,
    decimal? TotalCost)
{
    public static OperationReport Of(VideoOperation operation) => operation.Result is { } result
        ? Of(result, operation.Status, [])
        : new(operation.Id.ToString(), operation.Status.ToString(), [], [], null);

    /// <param name="result">The result.</param>
    /// <param name="status">The status of the operation.</param>
    /// <param name="files">Where the first videos of the result were saved.</param>
    public static OperationReport Of(VideoResult result, VideoStatus status, IReadOnlyList<string> files) => new(
        result.OperationId.ToString(),
        status.ToString(),
        [.. result.Videos.Select((video, index) => VideoReport.Of(video, files.ElementAtOrDefault(index)))],
        [.. result.Failures.Select(failure => new FailureReport(failure.Error.Code, failure.Error.Message))],
        result.TotalCost);
}
