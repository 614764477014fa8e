using System.Globalization;
using Runware.Wan25.Requests;
using Runware.Wan25.Requests.Parameters;

namespace Runware.Wan25.Validation;

/// <summary>Checks one parameter against the limits of the table.</summary>
internal static class ParameterValidator
{
    public static void Check(VideoRequestParameter parameter, VideoParameters values, bool checkContent, ref Violations violations)
    {
        switch (parameter)
        {
            case TextParameter text when text.Get(values) is { } value:
                CheckText(text, value, values.SkipLimits, ref violations);
                break;
            case IntegerParameter integer when !values.SkipLimits && integer.Get(values) is { } value:
                CheckInteger(integer, value, ref violations);
                break;
            case ChoiceParameter choice when !values.SkipLimits && choice.Get(values) is { } value && !choice.Has(value):
                violations.AddNotAllowed(choice.Path, value.ToString(CultureInfo.InvariantCulture), choice.AllowedValues);
                break;
            case UrlParameter url:
                WebUrlValidator.Check(url.Get(values), url.Path, values.SkipLimits, ref violations);
                break;
            case AudioParameter when values.AudioInput is { } audio:
                MediaValidator.Check(audio.Source, new(MediaKind.Audio, parameter.Path, values.SkipLimits), checkContent, ref violations);
                break;
            case FrameImagesParameter frames when values.FirstFrame is { } image:
                MediaValidator.Check(image.Source, new(MediaKind.Image, frames.ItemPath, values.SkipLimits), checkContent, ref violations);
                break;
        }
    }

    private static void CheckText(TextParameter parameter, string text, bool skipLimits, ref Violations violations)
    {
        int length = CodePoints.Count(text);
        if (length < 0)
        {
            violations.AddUnexpected(parameter.Path, "valid Unicode", "a text with an unpaired surrogate");
        }
        else if (!skipLimits && (length < parameter.Minimum || length > parameter.Maximum))
        {
            violations.Add(
                parameter.Path,
                VideoRequestErrorCodes.Length,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{parameter.Path} must have {parameter.Minimum} to {parameter.Maximum} Unicode code points; {length} were given."));
        }
    }

    private static void CheckInteger(IntegerParameter parameter, long value, ref Violations violations)
    {
        if (value < parameter.Minimum || value > parameter.Maximum)
        {
            violations.AddRange(parameter.Path, value, parameter.Minimum, parameter.Maximum, parameter.Unit);
        }

        if (!parameter.Allows(value))
        {
            violations.AddNotAllowed(parameter.Path, value.ToString(CultureInfo.InvariantCulture), parameter.AllowedValues, parameter.Unit);
        }
    }
}
