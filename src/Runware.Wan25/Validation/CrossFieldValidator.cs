using Runware.Wan25.Requests;

namespace Runware.Wan25.Validation;

/// <summary>What is required, what excludes what, and what a request cannot be without even where limits are skipped.</summary>
internal static class CrossFieldValidator
{
    public static void Check(VideoParameters parameters, bool needsFirstFrame, ref ErrorCollector errors)
    {
        // COMPATIBILITY: resolution cannot be used with width and height.
        if (!parameters.SkipLimits && parameters is { Size: { } size, Resolution: not null })
        {
            (string path, string width, string height) =
                (VideoParameters.ResolutionParameter.Path, VideoParameters.WidthParameter.Path, VideoParameters.HeightParameter.Path);
            errors.Add(
                path,
                VideoRequestErrorCodes.Conflict,
                $"{path} cannot be used together with {width} and {height}; the size {size} was given beside it.");
        }

        CheckRequired(parameters, needsFirstFrame, ref errors);
        CheckDelivery(parameters, ref errors);

        // COMPATIBILITY: inputs.audio cannot be used with providerSettings.alibaba.audio; whether false would pass is not documented.
        if (!parameters.SkipLimits && parameters.AudioInput is not null && parameters.Audio is { } audio)
        {
            (string path, string other) = (VideoParameters.AudioParameter.Path, VideoParameters.AudioInputParameter.Path);
            errors.Add(
                path,
                VideoRequestErrorCodes.Conflict,
                $"{path} cannot be used together with {other}; {(audio ? "true" : "false")} was given beside it.");
        }
    }

    private static void CheckRequired(VideoParameters parameters, bool needsFirstFrame, ref ErrorCollector errors)
    {
        string prompt = VideoParameters.PromptParameter.Path;
        if (!parameters.SkipLimits && parameters.Prompt is null && !parameters.Additional.ContainsKey(prompt))
        {
            errors.Add(prompt, VideoRequestErrorCodes.Required, $"{prompt} is required; none was given.");
        }

        if (needsFirstFrame && parameters.FirstFrame is null)
        {
            string frame = VideoParameters.FrameImagesParameter.ItemPath;
            errors.Add(frame, VideoRequestErrorCodes.Required, $"{frame} is required for image-to-video; none was given.");
        }
    }

    private static void CheckDelivery(VideoParameters parameters, ref ErrorCollector errors)
    {
        if (parameters.TimeToLive is { } time && time.Ticks % TimeSpan.TicksPerSecond != 0)
        {
            errors.AddUnexpected(VideoParameters.TimeToLiveParameter.Path, "a whole number of seconds", $"{time:c}");
        }

        // The client itself counts results.
        if (parameters.SkipLimits && parameters.Results < 1)
        {
            errors.AddRange(VideoParameters.ResultsParameter.Path, parameters.Results.Value, 1, int.MaxValue);
        }
    }
}
