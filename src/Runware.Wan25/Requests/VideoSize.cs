using System.Globalization;

namespace Runware.Wan25;

/// <summary>
/// A size in pixels (<c>width</c> and <c>height</c>). The named members are the sizes that Wan2.5-Preview makes; the constructor takes any, and the
/// request's validation tells. From <see href="https://runware.ai/docs/models/alibaba-wan2-5-preview">the model's documentation</see>.
/// </summary>
/// <param name="Width">Pixels across.</param>
/// <param name="Height">Pixels down.</param>
public readonly record struct VideoSize(int Width, int Height)
{
    /// <summary>854×480, 16:9.</summary>
    public static VideoSize Landscape480p { get; } = new(854, 480);

    /// <summary>480×854, 9:16.</summary>
    public static VideoSize Portrait480p { get; } = new(480, 854);

    /// <summary>640×640, 1:1.</summary>
    public static VideoSize Square480p { get; } = new(640, 640);

    /// <summary>1280×720, 16:9. What is asked for when a text-to-video request names neither a size nor a resolution.</summary>
    public static VideoSize Landscape720p { get; } = new(1280, 720);

    /// <summary>720×1280, 9:16.</summary>
    public static VideoSize Portrait720p { get; } = new(720, 1280);

    /// <summary>960×960, 1:1.</summary>
    public static VideoSize Square720p { get; } = new(960, 960);

    /// <summary>1088×832, 17:13.</summary>
    public static VideoSize LandscapeClassic720p { get; } = new(1088, 832);

    /// <summary>832×1088, 13:17.</summary>
    public static VideoSize PortraitClassic720p { get; } = new(832, 1088);

    /// <summary>1920×1080, 16:9.</summary>
    public static VideoSize Landscape1080p { get; } = new(1920, 1080);

    /// <summary>1080×1920, 9:16.</summary>
    public static VideoSize Portrait1080p { get; } = new(1080, 1920);

    /// <summary>1440×1440, 1:1.</summary>
    public static VideoSize Square1080p { get; } = new(1440, 1440);

    /// <summary>1632×1248, 17:13.</summary>
    public static VideoSize LandscapeClassic1080p { get; } = new(1632, 1248);

    /// <summary>1248×1632, 13:17.</summary>
    public static VideoSize PortraitClassic1080p { get; } = new(1248, 1632);

    /// <summary>Every size that Wan2.5-Preview makes.</summary>
    public static IReadOnlyList<VideoSize> All { get; } =
    [
        Landscape480p, Portrait480p, Square480p,
        Landscape720p, Portrait720p, Square720p, LandscapeClassic720p, PortraitClassic720p,
        Landscape1080p, Portrait1080p, Square1080p, LandscapeClassic1080p, PortraitClassic1080p,
    ];

    /// <summary>Width, an x, height.</summary>
    /// <returns>For example <c>1280x720</c>.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Width}x{Height}");
}
