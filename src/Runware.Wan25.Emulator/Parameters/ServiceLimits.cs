namespace Runware.Wan25.Emulator;

/// <summary>
/// The limits of the Wan2.5-Preview model page. They deliberately repeat the SDK's table: an emulator that shared it would share its
/// mistakes.
/// </summary>
internal static class ServiceLimits
{
    public const string Model = "runware:201@1";

    /// <summary>The model's name on its page, which is accepted as its id.</summary>
    public const string Slug = "alibaba-wan2-5-preview";

    public const string Architecture = "wan2_5_preview";
    public const int MaxPositivePromptLength = 2000;
    public const int MaxNegativePromptLength = 500;
    public const int MinQuality = 20;
    public const int MaxQuality = 99;
    public const int MinTimeToLive = 60;
    public const int MaxResults = 4;
    public const int DefaultDuration = 5;
    public const long MaxSeed = int.MaxValue;

    public static readonly int[] Durations = [5, 10];
    public static readonly string[] Resolutions = ["480p", "720p", "1080p"];
    public static readonly string[] SafetyModes = ["none", "fast", "full"];

    private static readonly (int Width, int Height, string Resolution)[] Sizes =
    [
        (854, 480, "480p"), (480, 854, "480p"), (640, 640, "480p"),
        (1280, 720, "720p"), (720, 1280, "720p"), (960, 960, "720p"), (1088, 832, "720p"), (832, 1088, "720p"),
        (1920, 1080, "1080p"), (1080, 1920, "1080p"), (1440, 1440, "1080p"), (1632, 1248, "1080p"), (1248, 1632, "1080p"),
    ];

    public static string[] SizeNames { get; } = [.. Sizes.Select(size => $"{size.Width}x{size.Height}")];

    /// <summary>The resolution that a size belongs to; null if the model does not have that size.</summary>
    public static string? ResolutionOf(long width, long height)
    {
        foreach ((int knownWidth, int knownHeight, string resolution) in Sizes)
        {
            if (knownWidth == width && knownHeight == height)
            {
                return resolution;
            }
        }

        return null;
    }
}
