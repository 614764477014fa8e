using System.Text.Json;

namespace Runware.Wan25.Emulator;

/// <summary>
/// The row of a dry run: the total cost of the task. Its shape is assumed; Runware mentions the header, not the response.
/// </summary>
internal sealed class DryRunRow(string taskType, Guid taskId, decimal cost) : IResponseRow
{
    public void Write(Utf8JsonWriter writer, DateTimeOffset now)
    {
        writer.WriteStartObject();
        writer.WriteString("taskType"u8, taskType);
        writer.WriteString("taskUUID"u8, taskId);
        writer.WriteNumber("cost"u8, cost);
        writer.WriteEndObject();
    }
}
