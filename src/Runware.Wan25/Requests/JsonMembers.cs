using System.Text.Json;

namespace Runware.Wan25.Requests;

/// <summary>Reads typed values from the stored form of a request. <see langword="null"/> there means that nothing was said. No text repeats a value.</summary>
internal static class JsonMembers
{
    public static string? Text(JsonElement value, string path) => value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.String => value.GetString(),
        _ => throw Unexpected(path, "a string", value),
    };

    public static bool? Flag(JsonElement value, string path) => value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw Unexpected(path, "true or false", value),
    };

    /// <summary>Takes <c>5.0</c> for 5, as the service's own float type does.</summary>
    public static long? Number(JsonElement value, string path, long min = long.MinValue, long max = long.MaxValue)
    {
        if (value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var number)
            && number == decimal.Truncate(number) && number >= min && number <= max)
        {
            return (long)number;
        }

        throw Unexpected(path, "a whole number", value);
    }

    public static int? Int32(JsonElement value, string path) => (int?)Number(value, path, int.MinValue, int.MaxValue);

    public static TimeSpan? Seconds(JsonElement value, string path) =>
        Number(value, path, TimeSpan.MinValue.Ticks / TimeSpan.TicksPerSecond, TimeSpan.MaxValue.Ticks / TimeSpan.TicksPerSecond) is { } seconds
            ? new TimeSpan(seconds * TimeSpan.TicksPerSecond)
            : null;

    public static int? Choice(JsonElement value, string path, string[] list)
    {
        if (Text(value, path) is not { } text)
        {
            return null;
        }

        var index = Array.IndexOf(list, text);
        return index >= 0 ? index : throw new JsonException($"{path} must be one of {string.Join(", ", list)}.");
    }

    public static Uri? Url(JsonElement value, string path) => Text(value, path) is not { } text ? null
        : Uri.TryCreate(text, UriKind.Absolute, out var url) ? url
        : throw new JsonException($"{path} must be an absolute URL; a text of {text.Length} characters was found.");

    public static Guid? Id(JsonElement value, string path) => Text(value, path) is not { } text ? null
        : Guid.TryParse(text, out var id) ? id
        : throw new JsonException($"{path} must be a UUID; a text of {text.Length} characters was found.");

    public static void Constant(JsonElement value, string path, string expected)
    {
        if (Text(value, path) is { } text && text != expected)
        {
            throw new JsonException($"{path} must be {expected}.");
        }
    }

    public static JsonException Unexpected(string path, string expected, JsonElement found) =>
        new($"{path} must be {expected} in the JSON form of a video request; something else was found ({found.ValueKind}).");
}
