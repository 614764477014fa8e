namespace Runware.Wan25.Requests;

/// <summary>
/// The published prices of the model, in US dollars for each second of video. When they change, this file is what to change.
/// </summary>
internal static class PublishedPrices
{
    public const decimal Highest = P1080;

    public static readonly DateOnly AsOf = new(2026, 11, 25);

    public static readonly Uri Source = new("https://runware.ai/docs/models/alibaba-wan2-5-preview");

    private const decimal P720 = 0.0946m;
    private const decimal P1080 = 0.1476m;

    /// <summary>Gets the price of a second at a resolution; null for 480p, whose price is not published, and for an unknown one.</summary>
    public static decimal? PerSecond(VideoResolution? resolution) => resolution switch
    {
        VideoResolution.P720 => P720,
        VideoResolution.P1080 => P1080,
        _ => null,
    };
}
