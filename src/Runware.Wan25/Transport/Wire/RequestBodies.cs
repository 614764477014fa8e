using System.Buffers;
using System.Text.Json;

namespace Runware.Wan25.Transport.Wire;

/// <summary>Creates the bodies of requests without parameters: status, task details, account details and ping.</summary>
internal static class RequestBodies
{
    private const int BytesPerTask = 80;

    public static RequestBody GetResponse(Guid taskId) => Write(1, writer => WriteTask(writer, "getResponse"u8, taskId));

    public static RequestBody GetTaskDetails(Guid taskId) => Write(1, writer => WriteTask(writer, "getTaskDetails"u8, taskId));

    public static RequestBody AccountDetails(Guid taskId) => Write(1, writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("taskType"u8, "accountManagement"u8);
        writer.WriteString("taskUUID"u8, taskId);
        writer.WriteString("operation"u8, "getDetails"u8);
        writer.WriteEndObject();
    });

    public static RequestBody Ping(Guid taskId) => Write(1, writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("taskType"u8, "ping"u8);
        writer.WriteString("taskUUID"u8, taskId);
        writer.WriteBoolean("ping"u8, true);
        writer.WriteEndObject();
    });

    private static void WriteTask(Utf8JsonWriter writer, ReadOnlySpan<byte> taskType, Guid taskId)
    {
        writer.WriteStartObject();
        writer.WriteString("taskType"u8, taskType);
        writer.WriteString("taskUUID"u8, taskId);
        writer.WriteEndObject();
    }

    private static BytesBody Write(int tasks, Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>((tasks * BytesPerTask) + 64);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartArray();
            write(writer);
            writer.WriteEndArray();
        }

        return new BytesBody(buffer.WrittenMemory);
    }
}
