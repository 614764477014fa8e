using System.Text.Json;

namespace Runware.Wan25.Emulator;

/// <summary>The row for an id regardless of whether anything is known about it.</summary>
internal sealed class GenericStatusRow(Guid taskId) : IResponseRow
{
    public void Write(Utf8JsonWriter writer, DateTimeOffset now) => Write(writer, taskId, "processing", progress: null);

    public static void Write(Utf8JsonWriter writer, Guid taskId, string status, int? progress)
    {
        writer.WriteStartObject();
        writer.WriteString("taskUUID"u8, taskId);
        writer.WriteString("status"u8, status);
        if (progress is { } percent)
        {
            writer.WriteNumber("progress"u8, percent);
        }

        writer.WriteString("taskType"u8, "getResponse"u8);
        writer.WriteEndObject();
    }
}
