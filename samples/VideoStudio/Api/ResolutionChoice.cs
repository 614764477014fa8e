using Runware.Wan25;

namespace VideoStudio;

/// <summary>Represents a resolution of the form.</summary>
/// <param name="Value">The resolution, for example <c>720p</c>.</param>
/// <param name="Prices">The price of one video that begins with an image, by its length.</param>
internal sealed record ResolutionChoice(string Value, IReadOnlyDictionary<int, decimal?> Prices)
{
    public static ResolutionChoice Of(VideoResolution resolution) =>
        new(VideoRequestLimits.Resolutions[(int)resolution], VideoStudio.Prices.Of(request => request.WithResolution(resolution)));
}
