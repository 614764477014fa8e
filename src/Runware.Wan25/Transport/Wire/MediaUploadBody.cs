using System.Buffers;
using System.Text.Json;
using Runware.Wan25.Requests;
using Runware.Wan25.Requests.Parameters;
using Runware.Wan25.Validation;

namespace Runware.Wan25.Transport.Wire;

/// <summary>The body that uploads media to the service's storage: an array of one <c>mediaStorage</c> task.</summary>
internal static class MediaUploadBody
{
    /// <summary>Prepares the media, and returns what makes the body of each attempt, which has an id of its own.</summary>
    /// <exception cref="VideoRequestValidationException">The media cannot be read, or its content is not accepted.</exception>
    public static async ValueTask<Func<Guid, RequestBody>> PrepareAsync(
        MediaSource source, MediaKind kind, CancellationToken cancellationToken)
    {
        var context = new MediaContext(kind, WireNames.Media, SkipLimits: false);
        if (source is LocalMedia local)
        {
            PreparedMedia media = await PreparedMedia.PrepareAsync(local, context, cancellationToken).ConfigureAwait(false);
            return taskId => Write(taskId, null).ToBody(media);
        }

        var errors = default(ErrorCollector);
        MediaValidator.Check(source, context, checkContent: true, ref errors);
        if (source is StoredMedia)
        {
            errors.Add(
                WireNames.Media,
                VideoRequestErrorCodes.NotAllowed,
                $"{WireNames.Media} must be media that the service does not have yet; a media id was given.");
        }

        VideoRequestValidator.ThrowIfAny(errors);
        string text = ((TextMedia)source).WireText;
        return taskId => Write(taskId, text).ToBody();
    }

    // No text stands for a slot for local media.
    private static TaskBodyTemplate Write(Guid taskId, string? media)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using var json = new Utf8JsonWriter(buffer, ParameterWriter.Options);
        var writer = new ParameterWriter(json);
        json.WriteStartArray();
        json.WriteStartObject();
        json.WriteString(WireNames.TaskType, "mediaStorage");
        json.WriteString(WireNames.TaskId, taskId);
        json.WriteString(WireNames.Operation, "upload");
        if (media is null)
        {
            writer.WriteSlot(WireNames.Media);
        }
        else
        {
            json.WriteString(WireNames.Media, media);
        }

        json.WriteEndObject();
        json.WriteEndArray();
        json.Flush();
        return new(buffer.WrittenMemory, writer.Slot);
    }
}
