using System.Buffers;
using System.Text.Json;
using Runware.Wan25.Requests;
using Runware.Wan25.Validation;

namespace Runware.Wan25.Transport.Wire;

/// <summary>The body that puts media into the service's storage: an array of one <c>mediaStorage</c> task.</summary>
internal static class MediaUploadBody
{
    private const string TaskType = "mediaStorage";
    private const string Operation = "upload";

    /// <exception cref="VideoRequestValidationException">The image breaks a rule, cannot be read, or its type cannot be told.</exception>
    public static ValueTask<RequestBody> PrepareAsync(ImageInput image, Guid taskId, CancellationToken cancellationToken) =>
        PrepareAsync(image.Source, MediaKind.Image, taskId, cancellationToken);

    /// <exception cref="VideoRequestValidationException">The audio breaks a rule, cannot be read, or its type cannot be told.</exception>
    public static ValueTask<RequestBody> PrepareAsync(AudioSource audio, Guid taskId, CancellationToken cancellationToken) =>
        PrepareAsync(audio.Source, MediaKind.Audio, taskId, cancellationToken);

    private static async ValueTask<RequestBody> PrepareAsync(MediaSource source, MediaKind kind, Guid taskId, CancellationToken cancellationToken)
    {
        var context = new MediaContext(kind, WireNames.Media, SkipLimits: false);
        if (source is LocalMedia local)
        {
            var media = await PreparedMedia.PrepareAsync(local, context, cancellationToken).ConfigureAwait(false);
            return Write(taskId, "").ToBody(media);
        }

        var violations = default(Violations);
        MediaValidator.Check(source, context, checkContent: true, ref violations);
        if (source is StoredMedia)
        {
            violations.Add(
                WireNames.Media,
                VideoRequestErrorCodes.NotAllowed,
                $"{WireNames.Media} must be media that the service does not have yet; a media id was given.");
        }

        VideoRequestValidator.ThrowIfAny(violations);
        return Write(taskId, ((TextMedia)source).WireText).ToBody();
    }

    private static JsonTemplate Write(Guid taskId, string media)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using var writer = new Utf8JsonWriter(buffer, VideoParameterWriter.Options);
        writer.WriteStartArray();
        writer.WriteStartObject();
        writer.WriteString(WireNames.TaskType, TaskType);
        writer.WriteString(WireNames.TaskId, taskId);
        writer.WriteString(WireNames.Operation, Operation);
        writer.WriteString(WireNames.Media, media);
        var slot = writer.BytesCommitted + writer.BytesPending - 1;
        writer.WriteEndObject();
        writer.WriteEndArray();
        writer.Flush();
        return new(buffer.WrittenMemory, slot);
    }
}
