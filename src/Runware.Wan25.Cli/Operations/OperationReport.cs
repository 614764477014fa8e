namespace Runware.Wan25.Cli.Operations;

/// <summary>The JSON form of an operation and its state.</summary>
/// <param name="OperationId">The id.</param>
/// <param name="Status">The status: <c>unknown</c>, <c>processing</c>, <c>success</c>, <c>error</c>, or another one of the service.</param>
/// <param name="Videos">The videos that are ready.</param>
/// <param name="Failures">The failures.</param>
/// <param name="TotalCost">The charge, in US dollars; null if it is not known.</param>
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
    /// <param name="files">The paths of the first videos of the result.</param>
    public static OperationReport Of(VideoResult result, VideoStatus status, IReadOnlyList<string> files) => new(
        result.OperationId.ToString(),
        status.ToString(),
        [.. result.Videos.Select((video, index) => VideoReport.Of(video, files.ElementAtOrDefault(index)))],
        [.. result.Failures.Select(failure => new FailureReport(failure.Error.Code, failure.Error.Message))],
        result.TotalCost);
}
