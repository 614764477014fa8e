using System.Text.Json;
using Runware.Wan25;
using Runware.Wan25.Jobs;

namespace VideoStudio;

/// <summary>Creates views of jobs.</summary>
internal static class JobViews
{
    public static JobView Of(VideoJob job)
    {
        VideoRequest request = job.Request;
        VideoSize? size = request.Size ?? (request is { FirstFrame: null, Resolution: null } ? VideoSize.Landscape720p : null);
        return new()
        {
            Key = job.Key,
            Version = job.UpdatedAt.ToUnixTimeMilliseconds(),
            State = JsonNamingPolicy.CamelCase.ConvertName(job.State.ToString()),
            IsAccepted = job.IsAccepted,
            Prompt = request.Prompt,
            NegativePrompt = request.NegativePrompt,
            Width = size?.Width,
            Height = size?.Height,
            Resolution = request.Resolution is { } resolution ? VideoRequestLimits.Resolutions[(int)resolution] : null,
            Duration = (int?)request.Duration,
            Seed = request.Seed,
            Audio = request.Audio,
            PromptExtend = request.PromptExtend,
            FirstFrame = request.FirstFrame is null ? null : FirstFrameOf(request),
            Expected = request.ResultCount,
            Failed = job.Result?.Failures.Count ?? 0,
            Percent = job.Percent,
            EstimatedCost = request.EstimateCost().Amount,
            EnqueuedAt = job.EnqueuedAt,
            StartedAt = job.StartedAt,
            EndedAt = job.EndedAt,
            Cost = job.Result?.TotalCost,
            Attempts = job.Attempts,
            Node = job.Node,
            Videos = [.. job.Result?.Videos.Select(video => VideoOf(job, video)) ?? []],
            Failure = FailureOf(job),
            LastError = job.LastError is { } error ? UserMessage.WhileWaiting(error) : null,
        };
    }

    // Stored requests have no local image, so the text is a media id or a URL.
    private static string? FirstFrameOf(VideoRequest request)
    {
        using JsonDocument json = JsonDocument.Parse(request.ToJson());
        return json.RootElement.GetProperty("inputs").GetProperty("frameImages")[0].GetProperty("image").GetString();
    }

    private static JobView.Video VideoOf(VideoJob job, GeneratedVideo video) =>
        new(video.VideoId, $"videos/{job.Key}/{video.VideoId}", video.Seed, video.Cost);

    private static UserMessage? FailureOf(VideoJob job) => job switch
    {
        { State: VideoJobState.DeadLettered } => UserMessage.NotSaved(job.LastError),
        { State: VideoJobState.Canceled } => UserMessage.Canceled,
        { Failure: { } failure } => UserMessage.Of(failure.Category, failure.Code, failure.Message),
        { Result.Failures: [var first, ..] } when job.State is VideoJobState.Completed or VideoJobState.Delivering =>
            UserMessage.OfSome(first.Error.Category, first.Error.Code, first.Error.Message),
        _ => null,
    };
}
