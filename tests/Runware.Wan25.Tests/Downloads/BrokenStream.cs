namespace Runware.Wan25.Tests.Downloads;

/// <summary>Gives so many bytes, in small uneven pieces as a network does, and then does something else.</summary>
internal sealed class BrokenStream(Stream inner, long bytes, Func<CancellationToken, ValueTask<int>> then) : NotSeekable(inner)
{
    private readonly Stream _inner = inner;
    private long _left = bytes;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (_left == 0)
        {
            return await then(cancellationToken);
        }

        int count = (int)Math.Min(Math.Min(_left, buffer.Length), 1013);
        int read = await _inner.ReadAsync(buffer[..count], cancellationToken);
        _left -= read;
        return read;
    }
}
