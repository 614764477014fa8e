using Runware.Wan25.Requests;

namespace Runware.Wan25.Validation;

/// <summary>Asks every rule, in the order in which the parameters are sent.</summary>
internal static class VideoRequestValidator
{
    /// <param name="parameters">What the request says.</param>
    /// <param name="needsFirstFrame">Whether a request without a first frame is an error.</param>
    /// <param name="checkContent">Whether to look into media that is text.</param>
    public static Violations Check(VideoParameters parameters, bool needsFirstFrame = false, bool checkContent = true)
    {
        var violations = default(Violations);
        IdentityValidator.Check(parameters, ref violations);
        DeliveryValidator.Check(parameters, ref violations);
        PromptValidator.Check(parameters, ref violations);
        ShapeValidator.Check(parameters, ref violations);
        InputValidator.Check(parameters, needsFirstFrame, checkContent, ref violations);
        AdditionalParameterValidator.Check(parameters.Additional, ref violations);
        return violations;
    }

    /// <summary>Throws when anything was found.</summary>
    public static void ThrowIfAny(in Violations violations)
    {
        if (!violations.IsEmpty)
        {
            throw new VideoRequestValidationException(violations.ToList());
        }
    }
}
