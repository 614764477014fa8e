using System.Text.Json;

namespace Runware.Wan25.Emulator;

/// <summary>Writes the parts that all archive entries share.</summary>
internal static class ArchiveJson
{
    /// <summary>Writes an entry up to its <c>response</c>, which is left open.</summary>
    public static void WriteStart(Utf8JsonWriter writer, Guid taskId, ReadOnlyMemory<byte> request)
    {
        writer.WriteStartObject();
        writer.WriteString("taskType"u8, "getTaskDetails"u8);
        writer.WriteString("taskUUID"u8, taskId);
        writer.WritePropertyName("request"u8);
        SubmittedTaskJson.WriteRedacted(writer, request);
        writer.WriteStartObject("response"u8);
    }

    public static void WriteEnd(Utf8JsonWriter writer)
    {
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    public static void WriteErrors(Utf8JsonWriter writer, IEnumerable<TaskError> errors)
    {
        writer.WriteStartArray("errors"u8);
        foreach (TaskError error in errors)
        {
            error.Write(writer);
        }

        writer.WriteEndArray();
    }
}
