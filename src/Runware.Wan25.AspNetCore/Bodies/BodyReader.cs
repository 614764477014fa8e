using System.Text.Json;

namespace Runware.Wan25.AspNetCore.Bodies;

/// <summary>Walks through a body, has every member read that is a parameter, and reports every one that is not.</summary>
internal static class BodyReader
{
    public const string RootPath = "$";

    // Who sends more nonsense learns enough from these; the names come from outside and so does their number.
    private const int MaxErrors = 100;
    private const int MaxNameLength = 64;

    public static VideoRequestBody Read(JsonElement root)
    {
        var draft = new BodyDraft();
        if (root.ValueKind == JsonValueKind.Object)
        {
            ReadMembers(draft, root, "");
        }
        else
        {
            draft.Mistyped(RootPath, "a JSON object", root);
            return new(null, draft.Errors);
        }

        return draft.ToBody();
    }

    private static void ReadMembers(BodyDraft draft, JsonElement json, string parent)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in json.EnumerateObject())
        {
            if (draft.Errors.Count >= MaxErrors)
            {
                return;
            }

            var name = JsonValues.NameOf(member);
            var path = parent.Length == 0 ? Shorten(name) : $"{parent}.{Shorten(name)}";
            if (!seen.Add(name))
            {
                draft.Report(path, VideoRequestErrorCodes.Conflict, $"{path} must be given once; it was given again.");
            }
            else if (name.Contains('.', StringComparison.Ordinal))
            {
                // It must not pass for a nested one.
                ReportUnknown(draft, path);
            }
            else
            {
                ReadMember(draft, member.Value, path);
            }
        }
    }

    private static void ReadMember(BodyDraft draft, JsonElement json, string path)
    {
        if (BodyParameters.Reserved.Contains(path))
        {
            draft.Report(path, VideoRequestErrorCodes.Reserved, $"{path} is not for the caller to set: leave it out.");
        }
        else if (BodyParameters.Groups.Contains(path))
        {
            ReadGroup(draft, json, path);
        }
        else if (!BodyParameters.ByPath.TryGetValue(path, out var read))
        {
            ReportUnknown(draft, path);
        }
        else if (json.ValueKind != JsonValueKind.Null)
        {
            read(draft, json, path);
        }
    }

    private static void ReadGroup(BodyDraft draft, JsonElement json, string path)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.Null:
                break;
            case JsonValueKind.Object:
                ReadMembers(draft, json, path);
                break;
            default:
                draft.Mistyped(path, "an object", json);
                break;
        }
    }

    private static void ReportUnknown(BodyDraft draft, string path) =>
        draft.Report(path, VideoRequestErrorCodes.Unknown, $"{path} is not a parameter of Wan2.5-Preview that can be given here.");

    private static string Shorten(string name) => name.Length <= MaxNameLength ? name : $"{name[..MaxNameLength]}…";
}
