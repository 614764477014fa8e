using System.Globalization;
using Runware.Wan25.Requests;

namespace Runware.Wan25.Validation;

/// <summary>Size, resolution, length and seed of the video.</summary>
internal static class ShapeValidator
{
    public static void Check(VideoParameters parameters, ref Violations violations)
    {
        if (parameters.SkipLimits)
        {
            return;
        }

        if (parameters.Size is { } size)
        {
            CheckSize(size, ref violations);
        }

        if (parameters.Resolution is { } resolution)
        {
            ChoiceValidator.Check(WireNames.Resolution, (int)resolution, Wan25Limits.Resolutions, ref violations);
            CheckAlone(parameters.Size, ref violations);
        }

        if (parameters.Duration is { } duration and not (VideoDuration.FiveSeconds or VideoDuration.TenSeconds))
        {
            violations.AddNotAllowed(WireNames.Duration, ((int)duration).ToString(CultureInfo.InvariantCulture), Wan25Limits.Durations, " seconds");
        }

        if (parameters.Seed is { } seed and (< Wan25Limits.MinSeed or > Wan25Limits.MaxSeed))
        {
            violations.AddRange(WireNames.Seed, seed, Wan25Limits.MinSeed, Wan25Limits.MaxSeed);
        }
    }

    private static void CheckSize(VideoSize size, ref Violations violations)
    {
        if (size.Width <= 0 || size.Height <= 0)
        {
            CheckSide(WireNames.Width, size.Width, ref violations);
            CheckSide(WireNames.Height, size.Height, ref violations);
            return;
        }

        // By index: an enumerator of the interface would be allocated.
        for (var i = 0; i < VideoSize.All.Count; i++)
        {
            if (VideoSize.All[i] == size)
            {
                return;
            }
        }

        violations.Add(
            WireNames.Width,
            VideoRequestErrorCodes.NotAllowed,
            $"{WireNames.Width} and {WireNames.Height} must be one of {string.Join(", ", Wan25Limits.Sizes)}; {size} was given.",
            Wan25Limits.Sizes);
    }

    private static void CheckSide(string path, int pixels, ref Violations violations)
    {
        if (pixels <= 0)
        {
            violations.Add(
                path,
                VideoRequestErrorCodes.Range,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{path} must be more than 0, and with its partner one of {string.Join(", ", Wan25Limits.Sizes)}; {(pixels == 0 ? "0 or nothing" : pixels)} was given."),
                Wan25Limits.Sizes);
        }
    }

    // COMPATIBILITY: resolution cannot be used with width and height.
    private static void CheckAlone(VideoSize? size, ref Violations violations)
    {
        if (size is { } given)
        {
            violations.Add(
                WireNames.Resolution,
                VideoRequestErrorCodes.Conflict,
                $"{WireNames.Resolution} cannot be used together with {WireNames.Width} and {WireNames.Height}; the size {given} was given beside it.");
        }
    }
}
