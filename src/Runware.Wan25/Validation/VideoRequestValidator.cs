using Runware.Wan25.Requests;

namespace Runware.Wan25.Validation;

/// <summary>Asks every rule, in the order in which the parameters are sent.</summary>
internal static class VideoRequestValidator
{
    public static Violations Check(VideoParameters parameters, bool needsFirstFrame = false)
    {
        var violations = default(Violations);
        IdentityRules.Check(parameters, ref violations);
        DeliveryRules.Check(parameters, ref violations);
        PromptRules.Check(parameters, ref violations);
        ShapeRules.Check(parameters, ref violations);
        InputRules.Check(parameters, needsFirstFrame, ref violations);
        AdditionalParameterRules.Check(parameters.Additional, ref violations);
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
