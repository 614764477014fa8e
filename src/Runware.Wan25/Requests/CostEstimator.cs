using System.Text.Json;
using Runware.Wan25.Requests.Parameters;

namespace Runware.Wan25.Requests;

/// <summary>Estimates what a request costs by the published prices.</summary>
/// <remarks>With a first frame the size does not count, and a request without a resolution was charged as 1080p.</remarks>
internal static class CostEstimator
{
    private const int DefaultSeconds = (int)VideoDuration.FiveSeconds;

    private static readonly int MaxDurationSeconds = (int)ModelLimits.DurationSeconds.Max();

    public static CostEstimate Estimate(VideoParameters parameters) =>
        new(PerSecond(parameters) * Seconds(parameters) * (parameters.Results ?? 1), PublishedPrices.AsOf, PublishedPrices.Source);

    /// <summary>Gets the most that a request can be expected to cost: what has no known price counts as the dearest.</summary>
    public static decimal AtMost(VideoParameters parameters) =>
        (PerSecond(parameters) ?? PublishedPrices.Highest) * (Seconds(parameters) ?? MaxDurationSeconds) * (parameters.Results ?? 1);

    /// <summary>Gets the most that a number of videos can be expected to cost, whatever they are.</summary>
    public static decimal AtMost(int results) => PublishedPrices.Highest * MaxDurationSeconds * results;

    private static decimal? PerSecond(VideoParameters parameters)
    {
        AdditionalParameters additional = parameters.Additional;
        if (additional.ContainsKey(WireNames.Model))
        {
            return null;
        }

        if (additional.TryGetValue(VideoParameters.ResolutionParameter.Path, out JsonElement resolution))
        {
            return PublishedPrices.PerSecond(
                (VideoResolution?)VideoParameters.ResolutionParameter.ValueOf(ParameterReader.TextOf(resolution)));
        }

        if (parameters.Resolution is { } preset)
        {
            return PublishedPrices.PerSecond(preset);
        }

        return parameters.FirstFrame is not null || additional.SetsFirstFrame() ? PublishedPrices.Highest : OfSize(parameters);
    }

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

        return PublishedPrices.PerSecond(size.Resolution);
    }

    private static int? Seconds(VideoParameters parameters) =>
        (parameters.Additional.TryGetValue(VideoParameters.DurationParameter.Path, out JsonElement duration)
            ? Integer(duration)
            : (int?)parameters.Duration ?? DefaultSeconds) is > 0 and var seconds ? seconds : null;

    private static int? Integer(JsonElement value) =>
        ParameterReader.IntegerOf(value) is { } number and >= int.MinValue and <= int.MaxValue ? (int)number : null;
}
