using Runware.Wan25.Requests;

namespace Runware.Wan25.Validation;

/// <summary>The first frame, the audio track, and what excludes the latter.</summary>
internal static class InputValidator
{
    public static void Check(VideoParameters parameters, bool needsFirstFrame, bool checkContent, ref Violations violations)
    {
        if (parameters.FirstFrame is { } image)
        {
            MediaValidator.Check(image.Source, new(MediaKind.Image, WirePaths.FirstFrame, parameters.SkipLimits), checkContent, ref violations);
            CheckForm(parameters, ref violations);
        }
        else if (needsFirstFrame)
        {
            violations.Add(
                WirePaths.FirstFrame, VideoRequestErrorCodes.Required, $"{WirePaths.FirstFrame} is required for image-to-video; none was given.");
        }

        if (parameters.AudioInput is { } audio)
        {
            MediaValidator.Check(audio.Source, new(MediaKind.Audio, WirePaths.AudioInput, parameters.SkipLimits), checkContent, ref violations);
            CheckAlone(parameters, ref violations);
        }
    }

    private static void CheckForm(VideoParameters parameters, ref Violations violations)
    {
        if (!parameters.SkipLimits)
        {
            ChoiceValidator.Check(WirePaths.FirstFrame, (int)parameters.FirstFrameForm, Wan25Limits.FrameImageForms, ref violations);
        }
    }

    // COMPATIBILITY: inputs.audio cannot be used with providerSettings.alibaba.audio; whether false would pass is not documented.
    private static void CheckAlone(VideoParameters parameters, ref Violations violations)
    {
        if (!parameters.SkipLimits && parameters.Audio is { } audio)
        {
            violations.Add(
                WirePaths.Audio,
                VideoRequestErrorCodes.Conflict,
                $"{WirePaths.Audio} cannot be used together with {WirePaths.AudioInput}; {(audio ? "true" : "false")} was given beside it.");
        }
    }
}
