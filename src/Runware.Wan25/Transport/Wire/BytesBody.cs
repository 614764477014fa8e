namespace Runware.Wan25.Transport.Wire;

/// <summary>A body that is held in memory.</summary>
internal sealed class BytesBody(ReadOnlyMemory<byte> json) : RequestBody
{
    public override HttpContent CreateContent(Action onProgress) => new Content(json, onProgress);

    private sealed class Content(ReadOnlyMemory<byte> json, Action onProgress) : JsonBodyContent(json.Length)
    {
        protected override async Task WriteAsync(Stream stream, CancellationToken cancellationToken)
        {
            await stream.WriteAsync(json, cancellationToken).ConfigureAwait(false);
            onProgress();
        }
    }
}
