using Runware.Wan25.Requests;

namespace Runware.Wan25.Validation;

/// <summary>Asks every rule, in the order in which the parameters are sent.</summary>
internal static class VideoRequestValidator
{
    public static Violations Check(VideoParameters parameters, bool needsFirstFrame = false)
    {
        var violations = default(Violations);
        IdentityValidator.Check(parameters, ref violations);
        DeliveryValidator.Check(parameters, ref violations);
        PromptValidator.Check(parameters, ref violations);
        ShapeValidator.Check(parameters, ref violations);
        InputValidator.Check(parameters, needsFirstFrame, ref violations);
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
