using System.Globalization;
using Runware.Wan25.Requests;

namespace Runware.Wan25.Validation;

/// <summary>A value of an enum that a cast has made up is not in the service's list.</summary>
internal static class ChoiceValidator
{
    public static void Check(string path, int value, string[] allowed, ref Violations violations)
    {
        if (!WireValues.IsIn(allowed, value))
        {
            violations.AddNotAllowed(path, value.ToString(CultureInfo.InvariantCulture), allowed);
        }
    }
}
