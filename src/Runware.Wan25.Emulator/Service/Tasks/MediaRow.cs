using System.Text.Json;

namespace Runware.Wan25.Emulator;

/// <summary>The row for an upload or a deletion of media.</summary>
internal sealed class MediaRow(
    string taskType, string? operation, Guid? taskId, Guid mediaId, string idName, string? urlName, VideoUrls urls) : IResponseRow
{
    public void Write(Utf8JsonWriter writer, DateTimeOffset now)
    {
        writer.WriteStartObject();
        writer.WriteString("taskType"u8, taskType);
        if (taskId is { } id)
        {
            writer.WriteString("taskUUID"u8, id);
        }

        if (operation is not null)
        {
            writer.WriteString("operation"u8, operation);
        }

        writer.WriteString(idName, mediaId);
        if (urlName is not null)
        {
            writer.WriteString(urlName, urls.ForMedia(mediaId));
        }

        writer.WriteEndObject();
    }
}
