namespace Runware.Wan25.Tests.EndToEnd;

/// <summary>A body that never ends: as fast as it is read, or a byte at a time.</summary>
internal sealed class EndlessStream(TimeProvider? clock = null) : Stream
{
    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (clock is null)
        {
            buffer.Span.Fill((byte)' ');
            return buffer.Length;
        }

        await Task.Delay(TimeSpan.FromSeconds(1), clock, cancellationToken);
        buffer.Span[0] = (byte)' ';
        return 1;
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
