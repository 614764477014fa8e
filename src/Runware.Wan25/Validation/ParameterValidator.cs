using System.Globalization;
using Runware.Wan25.Requests;
using Runware.Wan25.Requests.Parameters;

namespace Runware.Wan25.Validation;

/// <summary>Checks one parameter against the limits of the table.</summary>
internal static class ParameterValidator
{
    public static void Check(VideoRequestParameter parameter, VideoParameters values, bool checkContent, ref ErrorCollector errors)
    {
        switch (parameter)
        {
            case TextParameter text when text.Get(values) is { } value:
                CheckText(text, value, values.SkipLimits, ref errors);
                break;
            case IntegerParameter integer when !values.SkipLimits && integer.Get(values) is { } value:
                CheckInteger(integer, value, ref errors);
                break;
            case ChoiceParameter choice when !values.SkipLimits && choice.Get(values) is { } value && !choice.Has(value):
                errors.AddNotAllowed(choice.Path, value.ToString(CultureInfo.InvariantCulture), choice.AllowedValues);
                break;
            case UrlParameter url:
                WebUrlValidator.Check(url.Get(values), url.Path, values.SkipLimits, ref errors);
                break;
            case AudioParameter when values.AudioInput is { } audio:
                MediaValidator.Check(audio.Source, new(MediaKind.Audio, parameter.Path, values.SkipLimits), checkContent, ref errors);
                break;
            case FrameImagesParameter frames when values.FirstFrame is { } image:
                MediaValidator.Check(image.Source, new(MediaKind.Image, frames.ItemPath, values.SkipLimits), checkContent, ref errors);
                break;
        }
    }

    private static void CheckText(TextParameter parameter, string text, bool skipLimits, ref ErrorCollector errors)
    {
        int length = CodePoints.Count(text);
        if (length < 0)
        {
            errors.AddUnexpected(parameter.Path, "valid Unicode", "a text with an unpaired surrogate");
        }
        else if (!skipLimits && (length < parameter.Minimum || length > parameter.Maximum))
        {
            errors.Add(
                parameter.Path,
                VideoRequestErrorCodes.Length,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{parameter.Path} must have {parameter.Minimum} to {parameter.Maximum} Unicode code points; {length} were given."));
        }
    }

    private static void CheckInteger(IntegerParameter parameter, long value, ref ErrorCollector errors)
    {
        if (value < parameter.Minimum || value > parameter.Maximum)
        {
            errors.AddRange(parameter.Path, value, parameter.Minimum, parameter.Maximum, parameter.Unit);
        }

        if (!parameter.Allows(value))
        {
            errors.AddNotAllowed(parameter.Path, value.ToString(CultureInfo.InvariantCulture), parameter.AllowedValues, parameter.Unit);
        }
    }
}
