using Runware.Wan25.Jobs.Storage;

namespace Runware.Wan25.Jobs.Scheduling;

/// <summary>Makes of a request what can be stored and run anywhere: no bytes of this machine, and an identity that follows from the job's key.</summary>
internal sealed class RequestPreparer(IWan25Client client, Wan25JobsOptions options)
{
    // Beyond this a first frame that came as text is uploaded too, so that the table stays one of small rows.
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
            // The request's own word for local bytes.
            return false;
        }
    }
}
