using System.Net;

namespace Runware.Wan25.Emulator;

/// <summary>The content of a response, which is observed while the client reads it.</summary>
internal sealed class ObservedResponseContent : HttpContent
{
    private readonly HttpContent _inner;
    private readonly BodyCapture _body;
    private readonly Action<BodyCapture, bool, Exception?> _onEnd;
    private int _hasEnded;

    /// <param name="inner">The content.</param>
    /// <param name="maxLength">The maximum number of bytes that are kept.</param>
    /// <param name="onEnd">Called once with the body, whether it is complete, and the exception that ended it early.</param>
    public ObservedResponseContent(HttpContent inner, int maxLength, Action<BodyCapture, bool, Exception?> onEnd)
    {
        _inner = inner;
        _body = new BodyCapture(maxLength);
        _onEnd = onEnd;
        ObservedHeaders.Copy(inner, this);
    }

    protected override async Task<Stream> CreateContentReadStreamAsync() =>
        new ObservedStream(await _inner.ReadAsStreamAsync().ConfigureAwait(false), _body, End);

    protected override async Task<Stream> CreateContentReadStreamAsync(CancellationToken cancellationToken) =>
        new ObservedStream(await _inner.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false), _body, End);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        Stream content = await CreateContentReadStreamAsync(cancellationToken).ConfigureAwait(false);
        await using (content.ConfigureAwait(false))
        {
            await content.CopyToAsync(stream, cancellationToken).ConfigureAwait(false);
        }
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override bool TryComputeLength(out long length)
    {
        length = _inner.Headers.ContentLength ?? 0;
        return _inner.Headers.ContentLength is not null;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            End(isComplete: false, null);
            _inner.Dispose();
        }

        base.Dispose(disposing);
    }

    private void End(bool isComplete, Exception? failure)
    {
        if (Interlocked.Exchange(ref _hasEnded, 1) == 0)
        {
            _body.IsWhole = isComplete || _body.Length == Headers.ContentLength;
            _onEnd(_body, _body.IsWhole, failure);
        }
    }
}
