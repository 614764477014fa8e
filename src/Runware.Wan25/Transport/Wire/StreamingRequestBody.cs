namespace Runware.Wan25.Transport.Wire;

/// <summary>
/// A body with local media: JSON, then the media as base64, then the rest of the JSON. Only the JSON is held in memory; the media is read
/// and encoded piece by piece for each attempt.
/// </summary>
internal sealed class StreamingRequestBody(ReadOnlyMemory<byte> before, PreparedMedia media, ReadOnlyMemory<byte> after) : RequestBody
{
    public override long Length => before.Length + Base64Encoder.LengthOf(media.Length) + after.Length;

    public override async Task WriteAsync(Stream stream, Action onProgress, CancellationToken cancellationToken)
    {
        LocalMediaReader reader = await media.ReopenAsync(cancellationToken).ConfigureAwait(false);
        await using (reader.ConfigureAwait(false))
        {
            await stream.WriteAsync(before, cancellationToken).ConfigureAwait(false);
            onProgress();
            await Base64Encoder.RunAsync(media, reader, stream, onProgress, cancellationToken).ConfigureAwait(false);
            await stream.WriteAsync(after, cancellationToken).ConfigureAwait(false);
            onProgress();
        }
    }
}
