using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Runware.Wan25.Emulator;

/// <summary>
/// A submitted task as the ledger keeps it: as it was received, but without strings that would keep megabytes of media in memory.
/// </summary>
internal static class SubmittedTaskJson
{
    private const int Kept = 16;
    private const int MaxArchivedStringLength = 256;

    public static byte[] Of(JsonElement task, int maxStringLength)
    {
        string raw = task.GetRawText();
        if (raw.Length <= maxStringLength)
        {
            return Encoding.UTF8.GetBytes(raw);
        }

        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            Copy(task, writer, maxStringLength);
        }

        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Writes a recorded task as the archive shows it.</summary>
    public static void WriteRedacted(Utf8JsonWriter writer, ReadOnlyMemory<byte> recorded)
    {
        using var document = JsonDocument.Parse(recorded);
        Copy(document.RootElement, writer, MaxArchivedStringLength);
    }

    private static string Redact(string text)
    {
        int kept = Math.Min(Kept, text.Length);
        kept -= kept > 0 && char.IsHighSurrogate(text[kept - 1]) ? 1 : 0;
        return $"{text[..kept]}...[REDACTED {Encoding.UTF8.GetByteCount(text)} bytes]...";
    }

    private static void Copy(JsonElement element, Utf8JsonWriter writer, int maxStringLength)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (JsonProperty property in element.EnumerateObject())
                {
                    writer.WritePropertyName(property.Name);
                    Copy(property.Value, writer, maxStringLength);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (JsonElement item in element.EnumerateArray())
                {
                    Copy(item, writer, maxStringLength);
                }

                writer.WriteEndArray();
                break;
            case JsonValueKind.String when element.GetString() is { } text && text.Length > maxStringLength:
                writer.WriteStringValue(Redact(text));
                break;
            default:
                element.WriteTo(writer);
                break;
        }
    }
}
