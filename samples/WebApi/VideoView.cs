using Runware.Wan25;

namespace WebApi;

/// <summary>The response to GET /videos/{id}.</summary>
internal sealed class VideoView
{
    public required VideoOperationId Id { get; init; }

    /// <summary>submitted, processing, success, error, or another status of the service. Only success and error are final.</summary>
    public required string Status { get; init; }

    public required int Completed { get; init; }

    public required int Expected { get; init; }

    public required IReadOnlyList<Video> Videos { get; init; }

    public required IReadOnlyList<Failure> Failures { get; init; }

    /// <summary>In US dollars.</summary>
    public decimal? Cost { get; init; }

    public static VideoView Of(VideoOperation operation)
    {
        VideoResult? known = operation.Result;
        return new()
        {
            Id = operation.Id,
            Status = operation.Status == VideoStatus.Unknown ? "submitted" : operation.Status.ToString(),
            Completed = known?.Videos.Count ?? 0,
            Expected = operation.Id.ResultCount,
            Videos = [.. known?.Videos.Select(video => new Video(video.VideoId, video.Url, video.Seed, video.Cost)) ?? []],
            Failures = [.. known?.Failures.Select(failure => new Failure(failure.Error.Code, failure.Error.Message)) ?? []],
            Cost = known?.TotalCost,
        };
    }

    /// <summary>A video. Anyone with its URL can see it, for as long as the service keeps it.</summary>
    internal sealed record Video(Guid Id, Uri? Url, long? Seed, decimal? Cost);

    internal sealed record Failure(string Code, string Message);
}
