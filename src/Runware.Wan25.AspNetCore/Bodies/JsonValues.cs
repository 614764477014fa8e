using System.Globalization;
using System.Text.Json;

namespace Runware.Wan25.AspNetCore.Bodies;

/// <summary>Reads typed values, or reports what was there instead: its kind, never its text.</summary>
internal static class JsonValues
{
    public static void Text(BodyDraft draft, JsonElement json, string path, Action<string> assign)
    {
        if (json.ValueKind != JsonValueKind.String)
        {
            draft.Mistyped(path, "a string", json);
        }
        else if (TextOf(json) is { } text)
        {
            assign(text);
        }
        else
        {
            draft.Report(path, VideoRequestErrorCodes.Format, $"{path} must be valid Unicode; the text given is not.");
        }
    }

    public static void Flag(BodyDraft draft, JsonElement json, string path, Action<bool> assign)
    {
        if (json.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            assign(json.GetBoolean());
        }
        else
        {
            draft.Mistyped(path, "true or false", json);
        }
    }

    /// <summary>Takes <c>5.0</c> for 5, as the service's own float type does.</summary>
    public static void Whole(BodyDraft draft, JsonElement json, string path, long max, Action<long> assign)
    {
        if (json.ValueKind != JsonValueKind.Number)
        {
            draft.Mistyped(path, "a whole number", json);
        }
        else if (json.TryGetDecimal(out var number) && number == decimal.Truncate(number) && number >= -max && number <= max)
        {
            assign((long)number);
        }
        else
        {
            draft.Report(path, VideoRequestErrorCodes.Format, string.Create(CultureInfo.InvariantCulture, $"{path} must be a whole number of at most {max}; another number was given."));
        }
    }

    public static void Choice<T>(BodyDraft draft, JsonElement json, string path, IReadOnlyList<KeyValuePair<string, T>> choices, Action<T> assign)
    {
        foreach (var choice in choices)
        {
            if (json.ValueKind == JsonValueKind.String && json.ValueEquals(choice.Key))
            {
                assign(choice.Value);
                return;
            }
        }

        string[] allowed = [.. choices.Select(choice => choice.Key)];
        draft.Report(path, VideoRequestErrorCodes.NotAllowed, $"{path} must be one of {string.Join(", ", allowed)}; {KindOf(json)} was given.", Array.AsReadOnly(allowed));
    }

    public static string KindOf(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => string.Create(CultureInfo.InvariantCulture, $"an array of {json.GetArrayLength()}"),
        JsonValueKind.String => string.Create(CultureInfo.InvariantCulture, $"a text of {TextOf(json)?.Length ?? 0} characters"),
        JsonValueKind.Number => "a number",
        JsonValueKind.True or JsonValueKind.False => "true or false",
        _ => "nothing",
    };

    /// <summary>The name, also where it cannot be text: no parameter is called so.</summary>
    public static string NameOf(JsonProperty member)
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

    // Half of a surrogate pair is JSON, but not text.
    private static string? TextOf(JsonElement json)
    {
        try
        {
            return json.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
