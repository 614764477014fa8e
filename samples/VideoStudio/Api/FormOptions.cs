using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Runware.Wan25;
using Runware.Wan25.Jobs;

namespace VideoStudio;

/// <summary>
/// Provides the choices, limits and prices of the form. They come from the SDK: the page contains no rule of the model and no price.
/// </summary>
internal sealed class FormOptions
{
    public required int MaxPromptLength { get; init; }

    public required int MaxNegativePromptLength { get; init; }

    public required int MaxResults { get; init; }

    public required long MinSeed { get; init; }

    public required long MaxSeed { get; init; }

    public required IReadOnlyList<SizeChoice> Sizes { get; init; }

    public required string DefaultSize { get; init; }

    /// <summary>The resolutions of a video that begins with an image; without one they choose among the sizes.</summary>
    public required IReadOnlyList<ResolutionChoice> Resolutions { get; init; }

    /// <summary>In seconds.</summary>
    public required IReadOnlyList<int> Durations { get; init; }

    /// <summary>The date on which the prices were read.</summary>
    public required DateOnly PricesAsOf { get; init; }

    public required long MaxImageBytes { get; init; }

    /// <summary>The number of jobs that run at once on each node.</summary>
    public required int MaxRunning { get; init; }

    public required ServiceInfo Service { get; init; }

    public static Ok<FormOptions> Get(ServiceInfo service, IOptions<StudioOptions> options, IOptions<Wan25JobsOptions> jobs)
    {
        var form = new FormOptions
        {
            MaxPromptLength = VideoRequestLimits.MaxPromptLength,
            MaxNegativePromptLength = VideoRequestLimits.MaxNegativePromptLength,
            MaxResults = VideoRequestLimits.MaxResults,
            MinSeed = VideoRequestLimits.MinSeed,
            MaxSeed = VideoRequestLimits.MaxSeed,
            Sizes = [.. VideoSize.All.Select(SizeChoice.Of)],
            DefaultSize = VideoSize.Landscape720p.ToString(),
            Resolutions = [.. Enum.GetValues<VideoResolution>().Select(ResolutionChoice.Of)],
            Durations = [.. Enum.GetValues<VideoDuration>().Select(duration => (int)duration)],
            PricesAsOf = Prices.AsOf,
            MaxImageBytes = options.Value.MaxImageBytes,
            MaxRunning = jobs.Value.MaxRunningPerNode,
            Service = service,
        };
        return TypedResults.Ok(form);
    }
}
