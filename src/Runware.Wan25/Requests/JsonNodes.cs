using System.Text.Json;
using System.Text.Json.Nodes;

namespace Runware.Wan25.Requests;

/// <summary>Turns read-only JSON into a tree that can be changed, without reflection.</summary>
internal static class JsonNodes
{
    public static JsonNode? From(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => JsonObject.Create(element),
        JsonValueKind.Array => JsonArray.Create(element),
        JsonValueKind.Null or JsonValueKind.Undefined => null,
        _ => JsonValue.Create(element),
    };
}
