using Runware.Wan25.Jobs.Storage;

namespace Runware.Wan25.Jobs.Scheduling;

/// <summary>Prepares a request for storage: uploads local bytes, and derives the task id from the job's key.</summary>
internal sealed class RequestPreparer(IWan25Client client, Wan25JobsOptions options)
{
    // A first frame given as longer text is uploaded too, so that rows stay small.
    private const int MaxStoredLength = 64 * 1024;

    // Stands for the first frame of a request whose job is stored already with a media reference.
    private static readonly ImageInput NotUploaded = ImageInput.FromMediaId(Guid.Empty);

    public async Task<VideoRequest> PrepareAsync(
        string key, VideoRequest request, bool isLocal, bool isKnown, CancellationToken cancellationToken)
    {
        VideoRequestBuilder builder = request.ToBuilder();
        if (isLocal)
        {
            builder.WithFirstFrame(isKnown
                ? NotUploaded
                : ImageInput.FromMedia(await client.UploadAsync(request.FirstFrame!, cancellationToken).ConfigureAwait(false)));
        }

        return (request.TaskId is { } own ? builder.WithTaskId(own) : builder.WithIdempotencyKey(options.IdempotencyScope, key)).Build();
    }

    public static bool NeedsUpload(VideoRequest request)
    {
        try
        {
            return request.FirstFrame is not null && StoredRequest.Write(request).Length > MaxStoredLength;
        }
        catch (NotSupportedException)
        {
            // The request contains local bytes.
            return true;
        }
    }
}
