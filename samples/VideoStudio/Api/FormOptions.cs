using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Runware.Wan25;

namespace VideoStudio;

/// <summary>Provides the choices and limits of the form. They come from the SDK: the page contains no rule of the model.</summary>
internal sealed class FormOptions
{
    public required int MaxPromptLength { get; init; }

    public required int MaxNegativePromptLength { get; init; }

    public required int MaxResults { get; init; }

    public required long MinSeed { get; init; }

    public required long MaxSeed { get; init; }

    public required IReadOnlyList<SizeChoice> Sizes { get; init; }

    public required string DefaultSize { get; init; }

    public required IReadOnlyList<string> Resolutions { get; init; }

    public required string DefaultResolution { get; init; }

    /// <summary>In seconds.</summary>
    public required IReadOnlyList<int> Durations { get; init; }

    public required long MaxImageBytes { get; init; }

    public required ServiceInfo Service { get; init; }

    public static Ok<FormOptions> Get(ServiceInfo service, IOptions<StudioOptions> options) => TypedResults.Ok(new FormOptions
    {
        MaxPromptLength = VideoRequestLimits.MaxPromptLength,
        MaxNegativePromptLength = VideoRequestLimits.MaxNegativePromptLength,
        MaxResults = VideoRequestLimits.MaxResults,
        MinSeed = VideoRequestLimits.MinSeed,
        MaxSeed = VideoRequestLimits.MaxSeed,
        Sizes = [.. VideoSize.All.Select(size => new SizeChoice(size.ToString(), LabelOf(size)))],
        DefaultSize = VideoSize.Landscape720p.ToString(),
        Resolutions = VideoRequestLimits.Resolutions,
        DefaultResolution = VideoRequestLimits.Resolutions[(int)VideoResolution.P720],
        Durations = [.. Enum.GetValues<VideoDuration>().Select(duration => (int)duration)],
        MaxImageBytes = options.Value.MaxImageBytes,
        Service = service,
    });

    private static string LabelOf(VideoSize size)
    {
        string shape = size.Width > size.Height ? "Landscape" : size.Width < size.Height ? "Portrait" : "Square";
        return $"{shape} · {size.Width} × {size.Height}";
    }

    internal sealed record SizeChoice(string Value, string Label);
}
