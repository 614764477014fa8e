using System.Text.Json;

namespace Runware.Wan25.Emulator;

/// <summary>A row with the status <c>failed</c> and nothing else, which was observed before a success.</summary>
internal sealed class BareFailureRow(Guid taskId) : IResponseRow
{
    public void Write(Utf8JsonWriter writer, DateTimeOffset now)
    {
        writer.WriteStartObject();
        writer.WriteString("taskUUID"u8, taskId);
        writer.WriteString("status"u8, "failed"u8);
        writer.WriteEndObject();
    }
}
