using Runware.Wan25.Requests;

namespace Runware.Wan25.Validation;

/// <summary>Runs every validator: first parameter by parameter, in the order in which they are sent, then what concerns several.</summary>
internal static class VideoRequestValidator
{
    public static ErrorCollector Check(VideoParameters parameters, bool needsFirstFrame = false, bool checkContent = true)
    {
        var errors = default(ErrorCollector);
        TaskIdValidator.Check(parameters, ref errors);
        foreach (VideoRequestParameter parameter in VideoParameters.Body)
        {
            ParameterValidator.Check(parameter, parameters, checkContent, ref errors);
        }

        SizeValidator.Check(parameters, ref errors);
        CrossFieldValidator.Check(parameters, needsFirstFrame, ref errors);
        AdditionalParameterValidator.Check(parameters.Additional, ref errors);
        return errors;
    }

    public static void ThrowIfAny(in ErrorCollector errors)
    {
        if (!errors.IsEmpty)
        {
            throw new VideoRequestValidationException(errors.ToList());
        }
    }
}
