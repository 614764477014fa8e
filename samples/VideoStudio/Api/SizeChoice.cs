using Runware.Wan25;

namespace VideoStudio;

/// <summary>Represents a size of the form, as a shape and a resolution.</summary>
/// <param name="Value">The size, for example <c>1280x720</c>.</param>
/// <param name="Shape">The name of the shape, which is the same at each resolution.</param>
/// <param name="Width">The width in pixels.</param>
/// <param name="Height">The height in pixels.</param>
/// <param name="Resolution">The resolution, for example <c>720p</c>.</param>
/// <param name="Prices">The price of one video by its length, as in <see cref="VideoStudio.Prices"/>.</param>
internal sealed record SizeChoice(
    string Value, string Shape, int Width, int Height, string Resolution, IReadOnlyDictionary<int, decimal?> Prices)
{
    private const double WideRatio = 1.5;

    public static SizeChoice Of(VideoSize size) => new(
        size.ToString(),
        GetShape((double)size.Width / size.Height),
        size.Width,
        size.Height,
        GetResolution(size),
        VideoStudio.Prices.Of(request => request.WithSize(size)));

    private static string GetShape(double ratio) => ratio switch
    {
        >= WideRatio => "Landscape",
        > 1 => "Classic",
        1 => "Square",
        > 1 / WideRatio => "Classic portrait",
        _ => "Portrait",
    };

    // The sizes of a resolution have about as many pixels as its landscape.
    private static string GetResolution(VideoSize size)
    {
        VideoSize[] landscapes = [VideoSize.Landscape480p, VideoSize.Landscape720p, VideoSize.Landscape1080p];
        int nearest = Enumerable.Range(0, landscapes.Length).MinBy(index => Math.Abs(PixelsOf(landscapes[index]) - PixelsOf(size)));
        return VideoRequestLimits.Resolutions[nearest];
    }

    private static int PixelsOf(VideoSize size) => size.Width * size.Height;
}
