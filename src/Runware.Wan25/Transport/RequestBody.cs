namespace Runware.Wan25.Transport;

/// <summary>
/// The body of one POST, prepared once and sent once per attempt. Each attempt sends the same bytes; where a local source has changed,
/// sending throws <see cref="MediaChangedException"/> before the body is complete, so that the service cannot accept it.
/// </summary>
internal abstract class RequestBody
{
    public abstract long Length { get; }

    public abstract Task WriteAsync(Stream stream, Action onProgress, CancellationToken cancellationToken);
}
