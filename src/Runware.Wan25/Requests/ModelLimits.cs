namespace Runware.Wan25.Requests;

/// <summary>
/// The model's limits, once: the validator reads them from the table of parameters, and the analyzers compile this very file.
/// </summary>
/// <remarks>
/// PAGE is the parameter list of <see href="https://runware.ai/docs/models/alibaba-wan2-5-preview"/>, COMPATIBILITY its part "Compatibility
/// and validation".
/// </remarks>
internal static class ModelLimits
{
    // PAGE: min 1, max 2000. Whether the service counts code points or UTF-16 units is not documented.
    public const int MinPromptLength = 1;
    public const int MaxPromptLength = 2000;

    // PAGE: min 1, max 500.
    public const int MinNegativePromptLength = 1;
    public const int MaxNegativePromptLength = 500;

    // PAGE: min 1, max 4.
    public const int MinResults = 1;
    public const int MaxResults = 4;

    // PAGE: min 0, max 2147483647.
    public const long MinSeed = 0;
    public const long MaxSeed = 2147483647;

    // PAGE: min 20, max 99.
    public const int MinOutputQuality = 20;
    public const int MaxOutputQuality = 99;

    // PAGE: integer, in seconds, min 60.
    public const int MinTimeToLiveSeconds = 60;

    // PAGE: two values, default 5; its examples use 10.
    public static readonly long[] DurationSeconds = [5, 10];

    // PAGE: three values. The page names no spelling; COMPATIBILITY groups the sizes under these.
    public static readonly string[] Resolutions = ["480p", "720p", "1080p"];

    // PAGE: MP4, WEBM, MOV.
    public static readonly string[] OutputFormats = ["MP4", "WEBM", "MOV"];

    // PAGE: three values.
    public static readonly string[] SafetyModes = ["none", "fast", "full"];

    // COMPATIBILITY: the pairs of width and height, by resolution.
    public static readonly (int Width, int Height, string Resolution)[] Sizes =
    [
        (854, 480, "480p"), (480, 854, "480p"), (640, 640, "480p"),
        (1280, 720, "720p"), (720, 1280, "720p"), (960, 960, "720p"), (1088, 832, "720p"), (832, 1088, "720p"),
        (1920, 1080, "1080p"), (1080, 1920, "1080p"), (1440, 1440, "1080p"), (1632, 1248, "1080p"), (1248, 1632, "1080p"),
    ];
}
