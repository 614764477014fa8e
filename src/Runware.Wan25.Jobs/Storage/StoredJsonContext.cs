using System.Text.Json;
using System.Text.Json.Serialization;

namespace Runware.Wan25.Jobs.Storage;

/// <summary>Maps the stored forms to JSON.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(StoredRequest))]
[JsonSerializable(typeof(StoredResult))]
[JsonSerializable(typeof(StoredFailure))]
internal sealed partial class StoredJsonContext : JsonSerializerContext
{
    public static void CheckFormat(JsonElement root, int newest, string what)
    {
        if (root.ValueKind != JsonValueKind.Object
            || !root.TryGetProperty("format", out JsonElement format)
            || format.ValueKind != JsonValueKind.Number
            || !format.TryGetInt32(out int number)
            || number < 1)
        {
            throw new JsonException($"{what} has no format number.");
        }

        if (number > newest)
        {
            throw new VideoJobFormatException(
                $"{what} was stored in format {number} by a newer version of Runware.Wan25.Jobs; "
                + $"this version supports formats up to {newest}. Update this node.");
        }
    }
}
