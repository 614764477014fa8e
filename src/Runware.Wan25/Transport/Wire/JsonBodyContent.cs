using System.Net;

namespace Runware.Wan25.Transport.Wire;

/// <summary>The content of one attempt: JSON of a length that is known beforehand.</summary>
internal abstract class JsonBodyContent : HttpContent
{
    private readonly long _length;

    protected JsonBodyContent(long length)
    {
        _length = length;
        Headers.TryAddWithoutValidation("Content-Type", "application/json; charset=utf-8");
    }

    protected abstract override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken);

    protected sealed override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected sealed override bool TryComputeLength(out long length)
    {
        length = _length;
        return true;
    }
}
