using Runware.Wan25.Requests;

namespace Runware.Wan25.Validation;

/// <summary>Runs every validator: first parameter by parameter, in the order in which they are sent, then what concerns several.</summary>
internal static class VideoRequestValidator
{
    public static Violations Check(VideoParameters parameters, bool needsFirstFrame = false, bool checkContent = true)
    {
        var violations = default(Violations);
        TaskIdValidator.Check(parameters, ref violations);
        foreach (VideoRequestParameter parameter in VideoParameters.Body)
        {
            ParameterValidator.Check(parameter, parameters, checkContent, ref violations);
        }

        SizeValidator.Check(parameters, ref violations);
        CrossFieldValidator.Check(parameters, needsFirstFrame, ref violations);
        AdditionalParameterValidator.Check(parameters.Additional, ref violations);
        return violations;
    }

    public static void ThrowIfAny(in Violations violations)
    {
        if (!violations.IsEmpty)
        {
            throw new VideoRequestValidationException(violations.ToList());
        }
    }
}
