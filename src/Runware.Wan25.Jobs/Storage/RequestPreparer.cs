namespace Runware.Wan25.Jobs.Storage;

/// <summary>Prepares a request for storage: uploads local bytes, and derives the task id from the job's key.</summary>
internal sealed class RequestPreparer(IWan25Client client, JobQueries queries, Wan25JobsOptions options)
{
    // A first frame given as longer text is uploaded too, so that rows stay small.
    private const int MaxStoredLength = 64 * 1024;

    // Stands for the first frame of a request whose job is stored already with a media reference. It is valid, and never stored.
    private static readonly ImageInput NotUploaded = ImageInput.FromMediaId(new("00000000-0000-4000-8000-000000000000"));

    public async Task<NewJob> PrepareAsync(string key, VideoRequest request, CancellationToken cancellationToken)
    {
        VideoRequestBuilder builder = request.ToBuilder();
        bool isLocal = NeedsUpload(request);

        // A known job needs no upload. Most requests need none, and are not looked up.
        bool isKnown = isLocal && await queries.FindAsync(key, cancellationToken).ConfigureAwait(false) is not null;
        string? hash = null;
        if (isLocal)
        {
            builder.WithFirstFrame(isKnown
                ? NotUploaded
                : ImageInput.FromMedia(await client.UploadAsync(request.FirstFrame!, cancellationToken).ConfigureAwait(false)));
            hash = await TryHashAsync(request.FirstFrame!, cancellationToken).ConfigureAwait(false);
        }

        _ = request.TaskId is { } own ? builder.WithTaskId(own) : builder.WithIdempotencyKey(options.IdempotencyScope, key);
        return new(key, builder.Build(), isLocal, isKnown, request.TaskId is not null, hash);
    }

    private static bool NeedsUpload(VideoRequest request)
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

    private static async Task<string?> TryHashAsync(ImageInput image, CancellationToken cancellationToken)
    {
        try
        {
            return await image.ComputeHashAsync(cancellationToken).ConfigureAwait(false) is { } hash ? Convert.ToHexString(hash) : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The file of a known job is gone. That is no reason not to find the job.
            return null;
        }
    }
}
