using System.Text.Json;
using Runware.Wan25.Requests;

namespace Runware.Wan25.Validation;

/// <summary>Parameters by path: well-formed, and never those the client's own promises hang on.</summary>
internal static class AdditionalParameterValidator
{
    // With the two objects around it, the stored form has the 64 levels that JsonDocument reads.
    private const int MaxDepth = 62;

    public static void Check(AdditionalParameters parameters, ref ErrorCollector errors)
    {
        foreach ((string? path, JsonElement value) in parameters.Entries)
        {
            CheckPath(path, ref errors);
            if (value.ValueKind == JsonValueKind.Undefined)
            {
                errors.Add(path, VideoRequestErrorCodes.Format, $"'{path}' must have a JSON value; an undefined one was given.");
            }
            else if (!CanBeWritten(value))
            {
                errors.Add(
                    path,
                    VideoRequestErrorCodes.Format,
                    $"'{path}' must be valid JSON of at most {MaxDepth} levels, without unpaired surrogates or duplicate member names.");
            }
        }
    }

    private static bool CanBeWritten(JsonElement value)
    {
        try
        {
            return CanBeWritten(value, depth: 0);
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair, or bytes that are not UTF-8, is JSON, but not text.
            return false;
        }
    }

    private static bool CanBeWritten(JsonElement value, int depth)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                return value.GetString() is not null;
            case JsonValueKind.Array:
                return depth < MaxDepth && value.EnumerateArray().All(item => CanBeWritten(item, depth + 1));
            case JsonValueKind.Object:
                // Of two members with one name, a tree holds neither.
                var names = new HashSet<string>();
                return depth < MaxDepth
                    && value.EnumerateObject().All(member => names.Add(member.Name) && CanBeWritten(member.Value, depth + 1));
            default:
                return true;
        }
    }

    private static void CheckPath(string path, ref ErrorCollector errors)
    {
        string[] names = path.Split('.');
        if (names.Contains("") || path.Contains('[', StringComparison.Ordinal) || CodePoints.Count(path) < 0)
        {
            errors.Add(
                path,
                VideoRequestErrorCodes.Format,
                $"The path of an additional parameter must be member names separated by dots, without array indexes; '{path}' was given.");
        }
        else if (Array.Find(WireNames.Reserved, name => name.Equals(names[0], StringComparison.OrdinalIgnoreCase)) is { } reserved)
        {
            errors.Add(
                path,
                VideoRequestErrorCodes.Reserved,
                $"{reserved} cannot be set as an additional parameter, because the client relies on it; '{path}' was given.");
        }
    }
}
