using System.Globalization;

namespace Runware.Wan25.AspNetCore.OpenApi;

/// <summary>
/// Finds the parameter that a property of <see cref="OpenApiBodyModel"/> shows. The attributes take their values from it.
/// </summary>
internal static class ParameterLookup
{
    public static VideoRequestParameter Of(string path) => VideoRequestLimits.Parameters.Single(parameter => parameter.Path == path);

    /// <summary>Gets the limits of a number: its own, or the ends of the list of the allowed values.</summary>
    public static (double Minimum, double Maximum) RangeOf(string path)
    {
        VideoRequestParameter parameter = Of(path);
        IEnumerable<long> allowed = parameter.AllowedValues.Select(value => long.Parse(value, CultureInfo.InvariantCulture));
        return (parameter.Minimum ?? allowed.Min(), parameter.Maximum ?? allowed.Max());
    }
}
