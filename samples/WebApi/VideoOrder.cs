using Runware.Wan25;

namespace WebApi;

/// <summary>The body of POST /videos.</summary>
internal sealed class VideoOrder
{
    public string? Prompt { get; init; }

    public string? NegativePrompt { get; init; }

    public int? Width { get; init; }

    public int? Height { get; init; }

    /// <summary>480p, 720p or 1080p; instead of a width and a height.</summary>
    public string? Resolution { get; init; }

    /// <summary>5 or 10 seconds.</summary>
    public int? Duration { get; init; }

    public long? Seed { get; init; }

    public int? Results { get; init; }

    public bool? Audio { get; init; }

    public bool? PromptExtend { get; init; }

    /// <summary>Nothing is checked here: the SDK reports everything that is wrong, with the paths of the model's documentation.</summary>
    public VideoRequestBuilder ToBuilder() => VideoRequest.FromText(Prompt ?? "")
        .WithNegativePrompt(NegativePrompt)
        .WithSize(Width is null && Height is null ? null : new VideoSize(Width ?? 0, Height ?? 0))
        .WithResolution(ResolutionOf(Resolution))
        .WithDuration((VideoDuration?)Duration)
        .WithSeed(Seed)
        .WithResults(Results)
        .WithAudio(Audio)
        .WithPromptExtend(PromptExtend);

    private static VideoResolution? ResolutionOf(string? text) => text switch
    {
        null => null,
        "480p" => VideoResolution.P480,
        "720p" => VideoResolution.P720,
        "1080p" => VideoResolution.P1080,
        _ => (VideoResolution)(-1), // Not in the list: reported together with everything else.
    };
}
