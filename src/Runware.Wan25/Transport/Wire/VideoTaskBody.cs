using System.Buffers;
using System.Text.Json;
using Runware.Wan25.Requests;
using Runware.Wan25.Validation;

namespace Runware.Wan25.Transport.Wire;

/// <summary>The body that submits a request: an array of one task.</summary>
internal static class VideoTaskBody
{
    /// <param name="request">What to make.</param>
    /// <param name="taskId">The id to submit under; the request's own is not looked at.</param>
    /// <param name="webhook">Used where the request names none.</param>
    /// <param name="cancellationToken">Stops the look at local media.</param>
    /// <exception cref="VideoRequestValidationException">
    /// The webhook is no URL; the first frame cannot be read, is empty, or its type cannot be told.
    /// </exception>
    public static async ValueTask<RequestBody> PrepareAsync(VideoRequest request, Guid taskId, Uri? webhook, CancellationToken cancellationToken)
    {
        var parameters = request.Parameters;
        var violations = default(Violations);
        WebUrlValidator.Check(webhook, WireNames.Webhook, parameters.SkipLimits, ref violations);
        VideoRequestValidator.ThrowIfAny(violations);
        var task = Write(parameters, taskId, webhook);
        if (parameters.Additional.Count > 0)
        {
            task = ParameterMerge.Into(task, parameters.Additional);
        }

        if (task.Slot < 0)
        {
            return task.ToBody();
        }

        var context = new MediaContext(MediaKind.Image, WirePaths.FirstFrame, parameters.SkipLimits);
        var media = await PreparedMedia.PrepareAsync((LocalMedia)parameters.FirstFrame!.Source, context, cancellationToken).ConfigureAwait(false);
        return task.ToBody(media);
    }

    private static JsonTemplate Write(VideoParameters parameters, Guid taskId, Uri? webhook)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using var writer = new Utf8JsonWriter(buffer, VideoParameterWriter.Options);
        writer.WriteStartArray();
        writer.WriteStartObject();
        writer.WriteString(WireNames.TaskType, WireValues.TaskType);
        writer.WriteString(WireNames.TaskId, taskId);
        writer.WriteString(WireNames.Model, WireValues.Model);
        writer.WriteString(WireNames.DeliveryMethod, WireValues.DeliveryMethod);
        if (parameters.IncludeCost)
        {
            writer.WriteBoolean(WireNames.IncludeCost, true);
        }

        var slot = VideoParameterWriter.Write(writer, parameters, parameters.SizeToSend, parameters.Webhook ?? webhook);
        writer.WriteEndObject();
        writer.WriteEndArray();
        writer.Flush();
        return new(buffer.WrittenMemory, slot);
    }
}
