using System.Buffers;
using System.Text.Json;
using Runware.Wan25.Requests;
using Runware.Wan25.Requests.Parameters;
using Runware.Wan25.Validation;

namespace Runware.Wan25.Transport.Wire;

/// <summary>The body that submits a request: an array of one task.</summary>
internal static class VideoTaskBody
{
    private const int InitialBufferSize = 1024;

    // A request may carry a large first frame as text.
    private const int MaxSpareBufferSize = 64 * 1024;

    private static ArrayBufferWriter<byte>? _spareBuffer;

    /// <summary>Prepares the body under a task id, with the webhook, whatever the request's own of both.</summary>
    /// <exception cref="VideoRequestValidationException">The webhook or the first frame is not accepted.</exception>
    public static async ValueTask<RequestBody> PrepareAsync(
        VideoRequest request, Guid taskId, Uri? webhook, CancellationToken cancellationToken)
    {
        VideoParameters parameters = request.Parameters;
        var errors = default(ErrorCollector);
        WebUrlValidator.Check(webhook, VideoParameters.WebhookParameter.Path, parameters.SkipLimits, ref errors);
        VideoRequestValidator.ThrowIfAny(errors);
        TaskBodyTemplate task = Write(parameters, taskId, webhook);
        if (parameters.Additional.Count > 0)
        {
            task = AdditionalParameterMerger.Into(task, parameters.Additional);
        }

        if (task.Slot < 0)
        {
            return task.ToBody();
        }

        var context = new MediaContext(MediaKind.Image, VideoParameters.FrameImagesParameter.ItemPath, parameters.SkipLimits);
        var source = (LocalMedia)parameters.FirstFrame!.Source;
        PreparedMedia media = await PreparedMedia.PrepareAsync(source, context, cancellationToken).ConfigureAwait(false);
        return task.ToBody(media);
    }

    private static TaskBodyTemplate Write(VideoParameters parameters, Guid taskId, Uri? webhook)
    {
        // The body is kept for resends, so it is copied to its own size; the buffer is used again.
        ArrayBufferWriter<byte> buffer = Interlocked.Exchange(ref _spareBuffer, null) ?? new ArrayBufferWriter<byte>(InitialBufferSize);
        using var json = new Utf8JsonWriter(buffer, ParameterWriter.Options);
        var writer = new ParameterWriter(json);
        json.WriteStartArray();
        json.WriteStartObject();
        json.WriteString(WireNames.TaskType, WireValues.TaskType);
        json.WriteString(WireNames.TaskId, taskId);
        json.WriteString(WireNames.Model, WireValues.Model);
        json.WriteString(WireNames.DeliveryMethod, WireValues.DeliveryMethod);
        if (parameters.IncludeCost)
        {
            VideoParameters.IncludeCostParameter.Write(writer, parameters);
        }

        VideoSize? size = DefaultVideoSize.For(parameters);
        bool isAsGiven = size == parameters.Size && ReferenceEquals(webhook, parameters.Webhook);
        writer.Write(isAsGiven ? parameters : parameters with { Size = size, Webhook = webhook });
        json.WriteEndObject();
        json.WriteEndArray();
        json.Flush();
        byte[] body = buffer.WrittenSpan.ToArray();
        if (buffer.Capacity <= MaxSpareBufferSize)
        {
            buffer.Clear();
            _spareBuffer = buffer;
        }

        return new(body, writer.Slot);
    }
}
