using Runware.Wan25.Jobs.Storage;

namespace Runware.Wan25.Jobs.Scheduling;

/// <summary>Prepares a request for storage: uploads local bytes, and derives the task id from the job's key.</summary>
internal sealed class RequestPreparer(IWan25Client client, Wan25JobsOptions options)
{
    // A first frame given as longer text is uploaded too, so that rows stay small.
    private const int MaxStoredLength = 64 * 1024;

    public async Task<VideoRequest> PrepareAsync(string key, VideoRequest request, CancellationToken cancellationToken)
    {
        VideoRequestBuilder builder = request.ToBuilder();
        if (request.FirstFrame is { } frame && !IsSmallText(request))
        {
            builder.WithFirstFrame(ImageInput.FromMedia(await client.UploadAsync(frame, cancellationToken).ConfigureAwait(false)));
        }

        return (request.TaskId is { } own ? builder.WithTaskId(own) : builder.WithIdempotencyKey(options.IdempotencyScope, key)).Build();
    }

    private static bool IsSmallText(VideoRequest request)
    {
        try
        {
            return StoredRequest.Write(request).Length <= MaxStoredLength;
        }
        catch (NotSupportedException)
        {
            // The request contains local bytes.
            return false;
        }
    }
}
