using System.Net;

namespace Runware.Wan25.Transport.Wire;

/// <summary>The content of one attempt: JSON of a length that is known beforehand.</summary>
internal abstract class JsonBodyContent : HttpContent
{
    private readonly long _length;
    private int _reads;
    private int _brokenReads;

    protected JsonBodyContent(long length)
    {
        _length = length;
        Headers.TryAddWithoutValidation("Content-Type", "application/json; charset=utf-8");
    }

    /// <summary>
    /// Gets whether nobody has read it to its end, and nobody can any more: it was closed unread, or each reading ended because the local source of the body failed.
    /// </summary>
    public bool WasNeverWhole => Volatile.Read(ref _reads) is < 0 and var reads && (reads & int.MaxValue) == Volatile.Read(ref _brokenReads);

    /// <summary>Ends the attempt: whoever begins to read from now on gets an exception.</summary>
    public void Close() => Interlocked.Or(ref _reads, int.MinValue);

    /// <summary>Writes the whole body.</summary>
    protected abstract Task WriteAsync(Stream stream, CancellationToken cancellationToken);

    protected sealed override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        if (Interlocked.Increment(ref _reads) < 0)
        {
            Interlocked.Decrement(ref _reads);
            throw new ObjectDisposedException(nameof(JsonBodyContent), "The attempt that this body belongs to has ended.");
        }

        try
        {
            await WriteAsync(stream, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (SourceFailure.Find(exception) is not null)
        {
            Interlocked.Increment(ref _brokenReads);
            throw;
        }
    }

    protected sealed override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected sealed override bool TryComputeLength(out long length)
    {
        length = _length;
        return true;
    }
}
