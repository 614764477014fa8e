using System.Net;

namespace Runware.Wan25.Emulator;

/// <summary>The content of a request, which is observed while it is sent.</summary>
internal sealed class ObservedRequestContent : HttpContent
{
    private readonly HttpContent _inner;
    private readonly int _maxLength;
    private readonly Action _onSent;

    /// <param name="inner">The content that is sent. Its owner disposes it.</param>
    /// <param name="maxLength">The maximum number of bytes that are kept.</param>
    /// <param name="onSent">Called when all of it was passed to the connection.</param>
    public ObservedRequestContent(HttpContent inner, int maxLength, Action onSent)
    {
        _inner = inner;
        _maxLength = maxLength;
        _onSent = onSent;
        ObservedHeaders.Copy(inner, this);
    }

    /// <summary>Gets what was sent; <see langword="null"/> before anything was.</summary>
    public BodyCapture? Body { get; private set; }

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        // An inner handler may send it several times: the last one counts.
        var body = new BodyCapture(_maxLength);
        Body = body;
        var observed = new ObservedStream(stream, body);
        await using (observed.ConfigureAwait(false))
        {
            await _inner.CopyToAsync(observed, context, cancellationToken).ConfigureAwait(false);
        }

        body.IsWhole = true;
        _onSent();
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override bool TryComputeLength(out long length)
    {
        length = _inner.Headers.ContentLength ?? 0;
        return _inner.Headers.ContentLength is not null;
    }
}
