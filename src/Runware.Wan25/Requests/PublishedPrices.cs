using System.Text.Json;
using Runware.Wan25.Requests.Parameters;

namespace Runware.Wan25.Requests;

/// <summary>
/// The published prices of the model, in US dollars for each second of video, and what a request costs by them. When they change, this file
/// is what to change.
/// </summary>
/// <remarks>
/// The price of 480p is not published. With a first frame the size does not count, and a request without a resolution was charged as 1080p.
/// </remarks>
internal static class PublishedPrices
{
    public static readonly DateOnly AsOf = new(2026, 11, 25);

    public static readonly Uri Source = new("https://runware.ai/docs/models/alibaba-wan2-5-preview");

    private const decimal P720 = 0.0946m;
    private const decimal P1080 = 0.1476m;
    private const decimal Dearest = P1080;

    private const int DefaultSeconds = (int)VideoDuration.FiveSeconds;
    private const int MaxDurationSeconds = (int)VideoDuration.TenSeconds;

    public static CostEstimate Estimate(VideoParameters parameters) =>
        new(PerSecond(parameters) * Seconds(parameters) * (parameters.Results ?? 1), AsOf, Source);

    /// <summary>Gets the most that a request can be expected to cost: what has no known price counts as the dearest.</summary>
    public static decimal AtMost(VideoParameters parameters) =>
        (PerSecond(parameters) ?? Dearest) * (Seconds(parameters) ?? MaxDurationSeconds) * (parameters.Results ?? 1);

    /// <summary>Gets the most that a number of videos can be expected to cost, whatever they are.</summary>
    public static decimal AtMost(int results) => Dearest * MaxDurationSeconds * results;

    private static decimal? PerSecond(VideoParameters parameters)
    {
        AdditionalParameters additional = parameters.Additional;
        if (additional.ContainsKey(WireNames.Model))
        {
            return null;
        }

        if (additional.TryGetValue(VideoParameters.ResolutionParameter.Path, out JsonElement resolution))
        {
            return OfResolution(ParameterReader.TextOf(resolution));
        }

        if (parameters.Resolution is { } preset)
        {
            return OfResolution(VideoParameters.ResolutionParameter.TextOf((int)preset));
        }

        return parameters.FirstFrame is not null || additional.SetsFirstFrame() ? Dearest : OfSize(parameters);
    }

    private static decimal? OfResolution(string? resolution) => resolution switch
    {
        "720p" => P720,
        "1080p" => P1080,
        _ => null,
    };

    private static decimal? OfSize(VideoParameters parameters)
    {
        VideoSize size = DefaultVideoSize.For(parameters) ?? default;
        if (parameters.Additional.TryGetValue(VideoParameters.WidthParameter.Path, out JsonElement width))
        {
            size = size with { Width = Integer(width) ?? 0 };
        }

        if (parameters.Additional.TryGetValue(VideoParameters.HeightParameter.Path, out JsonElement height))
        {
            size = size with { Height = Integer(height) ?? 0 };
        }

        return size.Resolution is { } resolution ? OfResolution(VideoParameters.ResolutionParameter.TextOf((int)resolution)) : null;
    }

    private static int? Seconds(VideoParameters parameters) =>
        (parameters.Additional.TryGetValue(VideoParameters.DurationParameter.Path, out JsonElement duration)
            ? Integer(duration)
            : (int?)parameters.Duration ?? DefaultSeconds) is > 0 and var seconds ? seconds : null;

    private static int? Integer(JsonElement value) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out int number) ? number : null;
}
