using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Runware.Wan25.Requests;

/// <summary>Makes JSON values without reflection. What cannot be one becomes an undefined element, which validation reports.</summary>
internal static class JsonElementFactory
{
    public static JsonElement From(string? value) =>
        value is null || CodePoints.Count(value) < 0 ? default : Parse($"\"{JavaScriptEncoder.Default.Encode(value)}\"");

    public static JsonElement From(long value) => Parse(value.ToString(CultureInfo.InvariantCulture));

    public static JsonElement From(double value) =>
        double.IsFinite(value) ? Parse(value.ToString("R", CultureInfo.InvariantCulture)) : default;

    public static JsonElement From(bool value) => Parse(value ? "true" : "false");

    /// <summary>Copies a value. One that was never assigned, or whose document is gone, becomes undefined.</summary>
    public static JsonElement CopyOf(JsonElement value)
    {
        try
        {
            return value.Clone();
        }
        catch (InvalidOperationException)
        {
            return default;
        }
    }

    /// <summary>Turns a read-only value into a tree that can be changed.</summary>
    public static JsonNode? ToNode(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => JsonObject.Create(element),
        JsonValueKind.Array => JsonArray.Create(element),
        JsonValueKind.Null or JsonValueKind.Undefined => null,
        _ => JsonValue.Create(element),
    };

    private static JsonElement Parse(string json)
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(json));
        return JsonElement.ParseValue(ref reader);
    }
}
