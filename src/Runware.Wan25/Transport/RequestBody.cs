namespace Runware.Wan25.Transport;

/// <summary>
/// The body of one POST, prepared once and sent as often as needed. Every sending gives the same bytes; where a local source has changed meanwhile,
/// sending throws <see cref="SourceChangedException"/> before the body is whole, so that the service cannot accept it.
/// </summary>
internal abstract class RequestBody
{
    /// <summary>Makes the content of one attempt, with its Content-Length set.</summary>
    /// <param name="onProgress">Called each time a piece of the body has moved.</param>
    public abstract HttpContent CreateContent(Action onProgress);
}
