using System.Buffers;
using System.Net.Http.Headers;
using System.Text.Json;

namespace Runware.Wan25.Emulator;

/// <summary>The bodies of the calls that the service makes.</summary>
internal static class OutgoingCallContent
{
    /// <summary>The flat task object without an envelope, as in Runware's integration guide.</summary>
    public static HttpContent Webhook(VideoItem item, DateTimeOffset now)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(buffer);
        writer.WriteStartObject();
        writer.WriteString("taskType"u8, "videoInference"u8);
        writer.WriteString("taskUUID"u8, item.Task.Id);
        if (item.Failure is { } failure)
        {
            writer.WriteString("status"u8, "error"u8);
            writer.WriteString("code"u8, failure.Code);
            writer.WriteString("message"u8, failure.Message);
        }
        else
        {
            item.WriteSuccess(writer, now);
        }

        writer.WriteEndObject();
        writer.Flush();
        return Content(buffer.WrittenMemory, "application/json");
    }

    /// <summary>The raw bytes of the video.</summary>
    public static HttpContent Upload(VideoItem item)
    {
        TwoPartBody file = VideoFile.Content(item);
        byte[] bytes = [.. file.Head.Span, .. file.Tail.Span];
        return Content(bytes, item.Task.Parameters.Format.ContentType());
    }

    private static ReadOnlyMemoryContent Content(ReadOnlyMemory<byte> bytes, string type)
    {
        var content = new ReadOnlyMemoryContent(bytes);
        content.Headers.ContentType = new MediaTypeHeaderValue(type);
        return content;
    }
}
