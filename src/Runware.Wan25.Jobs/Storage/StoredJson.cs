using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Runware.Wan25.Jobs.Storage;

/// <summary>Provides what the stored forms have in common.</summary>
internal static class StoredJson
{
    public static string Write(Action<Utf8JsonWriter> members)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            members(writer);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    public static RunwareErrorCategory Category(JsonElement element) =>
        element.TryGetProperty("category", out JsonElement name) && Enum.TryParse(name.GetString(), out RunwareErrorCategory category)
            ? category
            : RunwareErrorCategory.Unknown;

    public static void CheckFormat(JsonElement root, int newest, string what)
    {
        if (!root.TryGetProperty("format", out JsonElement format) || !format.TryGetInt32(out int number) || number < 1)
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
