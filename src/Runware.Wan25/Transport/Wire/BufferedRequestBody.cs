namespace Runware.Wan25.Transport.Wire;

/// <summary>A body that is held in memory.</summary>
internal sealed class BufferedRequestBody(ReadOnlyMemory<byte> json) : RequestBody
{
    public override long Length => json.Length;

    public override async Task WriteAsync(Stream stream, Action onProgress, CancellationToken cancellationToken)
    {
        await stream.WriteAsync(json, cancellationToken).ConfigureAwait(false);
        onProgress();
    }
}
