using Runware.Wan25;

namespace VideoStudio;

/// <summary>Provides the published prices, in US dollars: what the SDK estimates for one video of each length.</summary>
internal static class Prices
{
    private const string PlaceholderPrompt = "A price alone";

    public static DateOnly AsOf => VideoRequest.FromText(PlaceholderPrompt).Build().EstimateCost().AsOf;

    /// <summary>Gets the prices by the length in seconds; null where none is published.</summary>
    public static IReadOnlyDictionary<int, decimal?> Of(Func<VideoRequestBuilder, VideoRequestBuilder> choose) =>
        Enum.GetValues<VideoDuration>().ToDictionary(
            duration => (int)duration,
            duration => choose(VideoRequest.FromText(PlaceholderPrompt)).WithDuration(duration).Build().EstimateCost().Amount);
}
