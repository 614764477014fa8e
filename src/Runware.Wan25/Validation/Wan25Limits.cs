namespace Runware.Wan25.Validation;

/// <summary>
/// Every documented limit of Wan2.5-Preview, once. PAGE is the parameter list of <see href="https://runware.ai/docs/models/alibaba-wan2-5-preview"/>,
/// COMPATIBILITY its part "Compatibility and validation".
/// </summary>
internal static class Wan25Limits
{
    /// <summary>PAGE, <c>positivePrompt</c>: min 1, max 2000. Whether the service counts code points or UTF-16 units is not documented.</summary>
    public const int MinPrompt = 1;

    /// <inheritdoc cref="MinPrompt"/>
    public const int MaxPrompt = 2000;

    /// <summary>PAGE, <c>negativePrompt</c>: min 1, max 500.</summary>
    public const int MinNegativePrompt = 1;

    /// <inheritdoc cref="MinNegativePrompt"/>
    public const int MaxNegativePrompt = 500;

    /// <summary>PAGE, <c>outputQuality</c>: min 20, max 99.</summary>
    public const int MinOutputQuality = 20;

    /// <inheritdoc cref="MinOutputQuality"/>
    public const int MaxOutputQuality = 99;

    /// <summary>PAGE, <c>ttl</c>: integer, in seconds, min 60.</summary>
    public const int MinTimeToLive = 60;

    /// <summary>PAGE, <c>numberResults</c>: min 1, max 4.</summary>
    public const int MinResults = 1;

    /// <inheritdoc cref="MinResults"/>
    public const int MaxResults = 4;

    /// <summary>PAGE, <c>seed</c>: min 0, max 2147483647.</summary>
    public const long MinSeed = 0;

    /// <inheritdoc cref="MinSeed"/>
    public const long MaxSeed = 2147483647;

    /// <summary>PAGE, <c>duration</c>: two values, default 5; its examples use 10.</summary>
    public static readonly string[] Durations = ["5", "10"];

    /// <summary>PAGE, <c>resolution</c>: three values. The page names no spelling; COMPATIBILITY groups the sizes under these.</summary>
    public static readonly string[] Resolutions = Requests.WireValues.Resolutions;

    /// <summary>PAGE, <c>outputFormat</c>: MP4, WEBM, MOV.</summary>
    public static readonly string[] OutputFormats = Requests.WireValues.OutputFormats;

    /// <summary>PAGE, <c>safety.mode</c>: three values.</summary>
    public static readonly string[] SafetyModes = Requests.WireValues.SafetyModes;

    /// <summary>COMPATIBILITY, the pairs of <c>width</c> and <c>height</c>.</summary>
    public static readonly string[] Sizes = [.. VideoSize.All.Select(size => size.ToString())];

    /// <summary>PAGE, <c>inputs.frameImages</c>: one item, as text or as an object.</summary>
    public static readonly string[] FrameImageForms = [nameof(FrameImageForm.Positioned), nameof(FrameImageForm.Shorthand)];
}
