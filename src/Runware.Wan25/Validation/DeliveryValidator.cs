using Runware.Wan25.Requests;

namespace Runware.Wan25.Validation;

/// <summary>How many files, what they are like and where they go.</summary>
internal static class DeliveryValidator
{
    public static void Check(VideoParameters parameters, ref Violations violations)
    {
        WebUrlValidator.Check(parameters.Webhook, WireNames.Webhook, parameters.SkipLimits, ref violations);
        WebUrlValidator.Check(parameters.UploadEndpoint, WireNames.UploadEndpoint, parameters.SkipLimits, ref violations);
        CheckTimeToLive(parameters, ref violations);
        CheckResults(parameters, ref violations);
        if (parameters.SkipLimits)
        {
            return;
        }

        if (parameters.OutputFormat is { } format)
        {
            ChoiceValidator.Check(WireNames.OutputFormat, (int)format, Wan25Limits.OutputFormats, ref violations);
        }

        if (parameters.OutputQuality is { } quality and (< Wan25Limits.MinOutputQuality or > Wan25Limits.MaxOutputQuality))
        {
            violations.AddRange(WireNames.OutputQuality, quality, Wan25Limits.MinOutputQuality, Wan25Limits.MaxOutputQuality);
        }

        if (parameters.Safety is { } mode)
        {
            ChoiceValidator.Check(WirePaths.SafetyMode, (int)mode, Wan25Limits.SafetyModes, ref violations);
        }
    }

    private static void CheckTimeToLive(VideoParameters parameters, ref Violations violations)
    {
        if (parameters.TimeToLive is not { } time)
        {
            return;
        }

        if (time.Ticks % TimeSpan.TicksPerSecond != 0)
        {
            violations.Add(
                WireNames.TimeToLive, VideoRequestErrorCodes.Format, $"{WireNames.TimeToLive} must be a whole number of seconds; {time:c} was given.");
        }

        if (!parameters.SkipLimits && time < TimeSpan.FromSeconds(Wan25Limits.MinTimeToLive))
        {
            violations.Add(
                WireNames.TimeToLive,
                VideoRequestErrorCodes.Range,
                $"{WireNames.TimeToLive} must be at least {Wan25Limits.MinTimeToLive} seconds; {time:c} was given.");
        }
    }

    // The client itself counts results, so it needs at least one even where limits are skipped.
    private static void CheckResults(VideoParameters parameters, ref Violations violations)
    {
        var max = parameters.SkipLimits ? int.MaxValue : Wan25Limits.MaxResults;
        if (parameters.Results is { } results && (results < Wan25Limits.MinResults || results > max))
        {
            violations.AddRange(WireNames.Results, results, Wan25Limits.MinResults, max);
        }
    }
}
