using System.Net;

namespace Runware.Wan25.Transport.Wire;

/// <summary>The content of one attempt: JSON of known length.</summary>
internal sealed class JsonBodyContent : HttpContent
{
    private readonly RequestBody _body;
    private readonly Action _onProgress;
    private int _reads;
    private int _failedReads;

    public JsonBodyContent(RequestBody body, Action onProgress)
    {
        _body = body;
        _onProgress = onProgress;
        Headers.TryAddWithoutValidation("Content-Type", "application/json; charset=utf-8");
    }

    /// <summary>
    /// Gets whether it was never read to its end, and no longer can be: it was closed unread, or each read ended with a failure of the
    /// local source.
    /// </summary>
    public bool WasNeverWhole =>
        Volatile.Read(ref _reads) is < 0 and var reads && (reads & int.MaxValue) == Volatile.Read(ref _failedReads);

    /// <summary>Ends the attempt: a later read throws.</summary>
    public void Close() => Interlocked.Or(ref _reads, int.MinValue);

    protected override async Task SerializeToStreamAsync(
        Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        if (Interlocked.Increment(ref _reads) < 0)
        {
            Interlocked.Decrement(ref _reads);
            throw new ObjectDisposedException(nameof(JsonBodyContent), "The attempt that this body belongs to has ended.");
        }

        try
        {
            await _body.WriteAsync(stream, _onProgress, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (LocalMediaFailureFinder.Find(exception) is not null)
        {
            Interlocked.Increment(ref _failedReads);
            throw;
        }
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override bool TryComputeLength(out long length)
    {
        length = _body.Length;
        return true;
    }
}
