namespace Runware.Wan25.Emulator;

/// <summary>A stream whose bytes are captured while they are read or written.</summary>
/// <param name="inner">The stream. It is disposed with this one if it is read, but not if it is written to.</param>
/// <param name="body">Captures the bytes.</param>
/// <param name="onEnd">Called, when reading ends, with whether the end was reached, and with the exception if reading failed.</param>
internal sealed class ObservedStream(Stream inner, BodyCapture body, Action<bool, Exception?>? onEnd = null) : Stream
{
    public override bool CanRead => onEnd is not null;

    public override bool CanSeek => false;

    public override bool CanWrite => onEnd is null;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        try
        {
            return Took(buffer, inner.Read(buffer));
        }
        catch (Exception exception)
        {
            onEnd?.Invoke(false, exception);
            throw;
        }
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            int read = await inner.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
            return Took(buffer.Span, read);
        }
        catch (Exception exception)
        {
            onEnd?.Invoke(false, exception);
            throw;
        }
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        body.Append(buffer);
        inner.Write(buffer);
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        body.Append(buffer.Span);
        return inner.WriteAsync(buffer, cancellationToken);
    }

    public override void Flush() => inner.Flush();

    public override Task FlushAsync(CancellationToken cancellationToken) => inner.FlushAsync(cancellationToken);

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing && onEnd is not null)
        {
            onEnd(false, null);
            inner.Dispose();
        }

        base.Dispose(disposing);
    }

    private int Took(ReadOnlySpan<byte> buffer, int read)
    {
        body.Append(buffer[..read]);
        if (read == 0 && !buffer.IsEmpty)
        {
            onEnd?.Invoke(true, null);
        }

        return read;
    }
}
