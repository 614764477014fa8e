using System.Collections.Frozen;
using System.Text.Json;

namespace Runware.Wan25.AspNetCore.Bodies;

/// <summary>Reads every member of a body that is a parameter of the model, and reports every one that is not.</summary>
internal static class VideoRequestBodyReader
{
    public const string RootPath = "$";

    // The names and their number come from the caller.
    private const int MaxErrors = 100;
    private const int MaxNameLength = 64;

    private static readonly FrozenDictionary<string, VideoRequestParameter> Parameters =
        VideoRequestLimits.Parameters.ToFrozenDictionary(parameter => parameter.Path);

    /// <summary>The paths of the objects that only hold parameters.</summary>
    private static readonly FrozenSet<string> Groups = Parameters.Keys.SelectMany(ParentsOf).ToFrozenSet();

    /// <summary>
    /// Members of the service's tasks and of the stored form that are not for callers to set, besides the parameters that are the
    /// application's.
    /// </summary>
    private static readonly FrozenSet<string> Reserved =
        FrozenSet.ToFrozenSet(
            ["taskType", "model", "deliveryMethod", "outputType", "version", "withoutValidation", "additionalParameters"]);

    public static VideoRequestBody Read(JsonElement root)
    {
        var result = new BodyReadResult();
        if (root.ValueKind == JsonValueKind.Object)
        {
            ReadMembers(result, root, "");
            return result.ToBody();
        }

        result.Report(RootPath, VideoRequestErrorCodes.Format, $"The body must be a JSON object; {root.ValueKind} was given.");
        return new(null, result.Errors);
    }

    private static void ReadMembers(BodyReadResult result, JsonElement json, string parent)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (JsonProperty member in json.EnumerateObject())
        {
            if (result.Errors.Count >= MaxErrors)
            {
                return;
            }

            string name = NameOf(member);
            string path = parent.Length == 0 ? Shorten(name) : $"{parent}.{Shorten(name)}";
            if (!seen.Add(name))
            {
                result.Report(path, VideoRequestErrorCodes.Conflict, $"{path} must be given once; it was given again.");
            }
            else if (name.Contains('.', StringComparison.Ordinal))
            {
                // It must not be taken for a nested one.
                ReportUnknown(result, path);
            }
            else
            {
                ReadMember(result, member.Value, path);
            }
        }
    }

    private static void ReadMember(BodyReadResult result, JsonElement json, string path)
    {
        if (Groups.Contains(path))
        {
            ReadGroup(result, json, path);
        }
        else if (Reserved.Contains(path))
        {
            ReportReserved(result, path);
        }
        else if (!Parameters.TryGetValue(path, out VideoRequestParameter? parameter))
        {
            ReportUnknown(result, path);
        }
        else if (parameter.IsApplicationOwned)
        {
            ReportReserved(result, path);
        }
        else if (!parameter.TrySet(result.Builder, json, out IReadOnlyList<VideoRequestError>? errors))
        {
            result.Report(errors);
        }
    }

    private static void ReadGroup(BodyReadResult result, JsonElement json, string path)
    {
        if (json.ValueKind == JsonValueKind.Object)
        {
            ReadMembers(result, json, path);
        }
        else if (json.ValueKind != JsonValueKind.Null)
        {
            result.Report(path, VideoRequestErrorCodes.Format, $"{path} must be an object; {json.ValueKind} was given.");
        }
    }

    private static void ReportReserved(BodyReadResult result, string path) =>
        result.Report(path, VideoRequestErrorCodes.Reserved, $"{path} cannot be set by the caller: leave it out.");

    private static void ReportUnknown(BodyReadResult result, string path) =>
        result.Report(path, VideoRequestErrorCodes.Unknown, $"{path} is not a parameter of Wan2.5-Preview that can be given here.");

    private static string Shorten(string name) => name.Length <= MaxNameLength ? name : $"{name[..MaxNameLength]}…";

    private static IEnumerable<string> ParentsOf(string path)
    {
        for (int dot = path.IndexOf('.', StringComparison.Ordinal); dot >= 0; dot = path.IndexOf('.', dot + 1))
        {
            yield return path[..dot];
        }
    }

    // A name with an unpaired surrogate is not a parameter.
    private static string NameOf(JsonProperty member)
    {
        try
        {
            return member.Name;
        }
        catch (InvalidOperationException)
        {
            return "\uFFFD";
        }
    }
}
