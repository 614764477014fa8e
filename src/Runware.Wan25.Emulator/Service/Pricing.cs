namespace Runware.Wan25.Emulator;

/// <summary>The published prices of the model, in USD per second of video.</summary>
internal static class Pricing
{
    /// <summary>Not published; assumed at half of 720p, which is the ratio of the model's upstream prices.</summary>
    private const decimal P480 = 0.0473m;
    private const decimal P720 = 0.0946m;
    private const decimal P1080 = 0.1476m;

    /// <remarks>
    /// With a first frame, only <c>resolution</c> counts, and without it 1080p is charged, as in the example of the model page, where width
    /// and height were sent as well and had no effect.
    /// </remarks>
    public static decimal PerSecond(VideoTaskParameters parameters) =>
        (parameters.Resolution ?? (parameters.HasFirstFrame ? "1080p" : parameters.SizeResolution)) switch
        {
            "480p" => P480,
            "720p" => P720,
            _ => P1080,
        };
}
