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
        if (path.Contains('[', StringComparison.Ordinal) || CodePoints.Count(path) < 0 || HasEmptyName(path))
        {
            violations.Add(
                path,
                VideoRequestErrorCodes.Format,
                $"The path of an additional parameter must be names with dots between, without indexes; '{path}' was given.");
            return;
        }

        int end = path.IndexOf('.', StringComparison.Ordinal);
        ReadOnlySpan<char> first = end < 0 ? path.AsSpan() : path.AsSpan(0, end);
        foreach (string name in Reserved)
        {
            if (first.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                violations.Add(
                    path,
                    VideoRequestErrorCodes.Reserved,
                    $"{name} cannot be set as an additional parameter, because the client relies on it; '{path}' was given.");
            }
        }
    }

    private static bool HasEmptyName(string path) =>
        path.Length == 0 || path[0] == '.' || path[^1] == '.' || path.Contains("..", StringComparison.Ordinal);
}
