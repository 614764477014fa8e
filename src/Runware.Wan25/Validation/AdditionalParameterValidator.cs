using System.Text.Json;
using Runware.Wan25.Requests;

namespace Runware.Wan25.Validation;

/// <summary>Parameters by path: well-formed, and never those the client's own promises hang on.</summary>
internal static class AdditionalParameterValidator
{
    private static readonly string[] Reserved =
        [WireNames.TaskId, WireNames.TaskType, WireNames.DeliveryMethod, VideoParameters.ResultsParameter.Path];

    public static void Check(AdditionalParameters parameters, ref Violations violations)
    {
        foreach ((string? path, JsonElement value) in parameters.Entries)
        {
            CheckPath(path, ref violations);
            if (value.ValueKind == JsonValueKind.Undefined)
            {
                violations.Add(path, VideoRequestErrorCodes.Format, $"'{path}' must have a JSON value; an undefined one was given.");
            }
        }
    }

    private static void CheckPath(string path, ref Violations violations)
    {
        string[] names = path.Split('.');
        if (names.Contains("") || path.Contains('[', StringComparison.Ordinal) || CodePoints.Count(path) < 0)
        {
            violations.Add(
                path,
                VideoRequestErrorCodes.Format,
                $"The path of an additional parameter must be names with dots between, without indexes; '{path}' was given.");
            return;
        }

        if (Array.Find(Reserved, name => name.Equals(names[0], StringComparison.OrdinalIgnoreCase)) is { } reserved)
        {
            violations.Add(
                path,
                VideoRequestErrorCodes.Reserved,
                $"{reserved} cannot be set as an additional parameter, because the client relies on it; '{path}' was given.");
        }
    }
}
