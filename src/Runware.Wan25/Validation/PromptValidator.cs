using System.Globalization;
using Runware.Wan25.Requests;

namespace Runware.Wan25.Validation;

/// <summary>The prompts: there, encodable, and of a length the service takes.</summary>
internal static class PromptValidator
{
    public static void Check(VideoParameters parameters, ref Violations violations)
    {
        if (parameters.Prompt is { } prompt)
        {
            CheckText(prompt, WireNames.Prompt, Wan25Limits.MinPrompt, Wan25Limits.MaxPrompt, parameters.SkipLimits, ref violations);
        }
        else if (!parameters.SkipLimits && !parameters.Additional.ContainsKey(WireNames.Prompt))
        {
            violations.Add(WireNames.Prompt, VideoRequestErrorCodes.Required, $"{WireNames.Prompt} is required; none was given.");
        }

        if (parameters.NegativePrompt is { } negative)
        {
            CheckText(
                negative, WireNames.NegativePrompt, Wan25Limits.MinNegativePrompt, Wan25Limits.MaxNegativePrompt, parameters.SkipLimits, ref violations);
        }
    }

    private static void CheckText(string text, string path, int min, int max, bool skipLimits, ref Violations violations)
    {
        var length = CodePoints.Count(text);
        if (length < 0)
        {
            violations.Add(path, VideoRequestErrorCodes.Format, $"{path} must be valid Unicode; the text given has an unpaired surrogate.");
        }
        else if (!skipLimits && (length < min || length > max))
        {
            violations.Add(
                path,
                VideoRequestErrorCodes.Length,
                string.Create(CultureInfo.InvariantCulture, $"{path} must have {min} to {max} Unicode code points; {length} were given."));
        }
    }
}
