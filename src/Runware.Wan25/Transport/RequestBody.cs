using Runware.Wan25.Transport.Wire;

namespace Runware.Wan25.Transport;

/// <summary>
/// The body of one POST, prepared once and sent once per attempt. Each attempt sends the same bytes; where a local source has changed,
/// sending throws <see cref="SourceChangedException"/> before the body is complete, so that the service cannot accept it.
/// </summary>
internal abstract class RequestBody
{
    public abstract long Length { get; }

    /// <summary>Creates the content of one attempt, with its Content-Length.</summary>
    /// <param name="onProgress">The callback after each piece of the body that was written.</param>
    public HttpContent CreateContent(Action onProgress) => new JsonBodyContent(this, onProgress);

    public abstract Task WriteAsync(Stream stream, Action onProgress, CancellationToken cancellationToken);
}
