using System.Globalization;
using System.Text.Json;
using Runware.Wan25.Validation;

namespace Runware.Wan25.Requests.Parameters;

/// <summary>Reads typed values, or reports what was there instead: its kind, never its text.</summary>
internal static class ParameterReader
{
    public static string? Text(JsonElement json, string path, ref ErrorCollector errors)
    {
        string? text = TextOf(json);
        if (json.ValueKind != JsonValueKind.String)
        {
            errors.AddUnexpected(path, "a string", KindOf(json));
        }
        else if (text is null)
        {
            errors.AddUnexpected(path, "valid Unicode", "half of a surrogate pair or bytes that are not UTF-8");
        }

        return text;
    }

    /// <summary>Reads a value that is written as text. Of a text that is none, messages give the length, followed by a remark.</summary>
    public static T? Parsed<T>(
        JsonElement json, string path, Func<string, T?> parse, string expected, string remark, ref ErrorCollector errors)
    {
        if (Text(json, path, ref errors) is not { } text)
        {
            return default;
        }

        T? value = parse(text);
        if (value is null)
        {
            errors.AddUnexpected(path, expected, $"a text of {text.Length} characters{remark}");
        }

        return value;
    }

    /// <summary>Gets what messages call a value.</summary>
    public static string KindOf(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => string.Create(CultureInfo.InvariantCulture, $"an array of {json.GetArrayLength()}"),
        JsonValueKind.String => string.Create(CultureInfo.InvariantCulture, $"a text of {TextOf(json)?.Length ?? 0} characters"),
        JsonValueKind.Number => "a number",
        JsonValueKind.True or JsonValueKind.False => "true or false",
        _ => "nothing",
    };

    /// <summary>Gets a member's name, also where it cannot be text: no parameter is called so.</summary>
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

    /// <summary>Gets a whole number, or <see langword="null"/>. Takes 5.0 for 5, as the service's own float type does.</summary>
    public static long? IntegerOf(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Number when json.TryGetInt64(out long value) => value,
        JsonValueKind.Number when json.TryGetDecimal(out decimal value)
            && value == decimal.Truncate(value) && Math.Abs(value) <= long.MaxValue => (long)value,
        _ => null,
    };

    /// <summary>Gets a text, or <see langword="null"/> where the value is none. Half of a surrogate pair is JSON, but not text.</summary>
    public static string? TextOf(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.String)
        {
            return null;
        }

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
