using Runware.Wan25;

namespace ControllerApi;

/// <summary>What callers see of an operation.</summary>
public sealed record VideoView(
    VideoOperationId Id, string Status, bool HasCompleted, IReadOnlyList<Uri> Videos, IReadOnlyList<string> Failures, decimal? Cost)
{
    public static VideoView Of(VideoOperation operation) => new(
        operation.Id,
        operation.Status.ToString(),
        operation.HasCompleted,
        [.. operation.Result?.Videos.Select(video => video.Url).OfType<Uri>() ?? []],
        [.. operation.Result?.Failures.Select(failure => failure.Error.Code) ?? []],
        operation.Result?.TotalCost);
}
