using Runware.Wan25.Requests;

namespace Runware.Wan25.Validation;

/// <summary>What is required, what excludes what, and what a request cannot be without even where limits are skipped.</summary>
internal static class CrossFieldValidator
{
    public static void Check(VideoParameters parameters, bool needsFirstFrame, ref Violations violations)
    {
        CheckRequired(parameters, needsFirstFrame, ref violations);
        CheckDelivery(parameters, ref violations);

        // COMPATIBILITY: inputs.audio cannot be used with providerSettings.alibaba.audio; whether false would pass is not documented.
        if (!parameters.SkipLimits && parameters.AudioInput is not null && parameters.Audio is { } audio)
        {
            (string? path, string? other) = (VideoParameters.AudioParameter.Path, VideoParameters.AudioInputParameter.Path);
            violations.Add(
                path,
                VideoRequestErrorCodes.Conflict,
                $"{path} cannot be used together with {other}; {(audio ? "true" : "false")} was given beside it.");
        }
    }

    private static void CheckRequired(VideoParameters parameters, bool needsFirstFrame, ref Violations violations)
    {
        string prompt = VideoParameters.PromptParameter.Path;
        if (!parameters.SkipLimits && parameters.Prompt is null && !parameters.Additional.ContainsKey(prompt))
        {
            violations.Add(prompt, VideoRequestErrorCodes.Required, $"{prompt} is required; none was given.");
        }

        if (needsFirstFrame && parameters.FirstFrame is null)
        {
            string frame = VideoParameters.FrameImagesParameter.ItemPath;
            violations.Add(frame, VideoRequestErrorCodes.Required, $"{frame} is required for image-to-video; none was given.");
        }
    }

    private static void CheckDelivery(VideoParameters parameters, ref Violations violations)
    {
        if (parameters.TimeToLive is { } time && time.Ticks % TimeSpan.TicksPerSecond != 0)
        {
            violations.AddUnexpected(VideoParameters.TimeToLiveParameter.Path, "a whole number of seconds", $"{time:c}");
        }

        // The client itself counts results.
        if (parameters.SkipLimits && parameters.Results < 1)
        {
            violations.AddRange(VideoParameters.ResultsParameter.Path, parameters.Results.Value, 1, int.MaxValue);
        }
    }
}
