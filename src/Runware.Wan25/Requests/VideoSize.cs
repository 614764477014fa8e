using System.Globalization;
using Runware.Wan25.Requests;

namespace Runware.Wan25;

/// <summary>
/// Represents a size in pixels (<c>width</c> and <c>height</c>). The named members are the sizes that Wan2.5-Preview makes. The constructor
/// accepts any size; the request's validation checks it. From <see href="https://runware.ai/docs/models/alibaba-wan2-5-preview">the model's
/// documentation</see>.
/// </summary>
/// <param name="Width">The width in pixels.</param>
/// <param name="Height">The height in pixels.</param>
public readonly record struct VideoSize(int Width, int Height)
{
    /// <summary>Gets 854×480, 16:9.</summary>
    public static VideoSize Landscape480p { get; } = new(854, 480);

    /// <summary>Gets 480×854, 9:16.</summary>
    public static VideoSize Portrait480p { get; } = new(480, 854);

    /// <summary>Gets 640×640, 1:1.</summary>
    public static VideoSize Square480p { get; } = new(640, 640);

    /// <summary>Gets 1280×720, 16:9, the default of a text-to-video request without a size and a resolution.</summary>
    public static VideoSize Landscape720p { get; } = new(1280, 720);

    /// <summary>Gets 720×1280, 9:16.</summary>
    public static VideoSize Portrait720p { get; } = new(720, 1280);

    /// <summary>Gets 960×960, 1:1.</summary>
    public static VideoSize Square720p { get; } = new(960, 960);

    /// <summary>Gets 1088×832, 17:13.</summary>
    public static VideoSize LandscapeClassic720p { get; } = new(1088, 832);

    /// <summary>Gets 832×1088, 13:17.</summary>
    public static VideoSize PortraitClassic720p { get; } = new(832, 1088);

    /// <summary>Gets 1920×1080, 16:9.</summary>
    public static VideoSize Landscape1080p { get; } = new(1920, 1080);

    /// <summary>Gets 1080×1920, 9:16.</summary>
    public static VideoSize Portrait1080p { get; } = new(1080, 1920);

    /// <summary>Gets 1440×1440, 1:1.</summary>
    public static VideoSize Square1080p { get; } = new(1440, 1440);

    /// <summary>Gets 1632×1248, 17:13.</summary>
    public static VideoSize LandscapeClassic1080p { get; } = new(1632, 1248);

    /// <summary>Gets 1248×1632, 13:17.</summary>
    public static VideoSize PortraitClassic1080p { get; } = new(1248, 1632);

    private static readonly VideoSize[] Sizes = Array.ConvertAll(ModelLimits.Sizes, size => new VideoSize(size.Width, size.Height));

    /// <summary>Gets every size that Wan2.5-Preview makes.</summary>
    public static IReadOnlyList<VideoSize> All { get; } = Array.AsReadOnly(Sizes);

    /// <summary>Gets the resolution that the size belongs to; <see langword="null"/> where the model does not make it.</summary>
    internal VideoResolution? Resolution => Array.IndexOf(Sizes, this) is >= 0 and var index
        ? (VideoResolution?)VideoParameters.ResolutionParameter.ValueOf(ModelLimits.Sizes[index].Resolution)
        : null;

    /// <summary>Returns the width, an x and the height.</summary>
    /// <returns>For example <c>1280x720</c>.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Width}x{Height}");
}
