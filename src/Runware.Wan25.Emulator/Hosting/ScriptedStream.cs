namespace Runware.Wan25.Emulator;

/// <summary>
/// The body of an in-process response as the client reads it. It stalls, or breaks off like a lost connection, where the fault rules define
/// it.
/// </summary>
internal sealed class ScriptedStream(EmulatedResponse response, TimeProvider clock) : Stream
{
    private readonly CancellationTokenSource _closed = new();
    private long _position;
    private bool _stalled;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => _position;
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (response.StallAt == _position && !_stalled)
        {
            _stalled = true;
            using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _closed.Token);
            await Task.Delay(response.StallFor, clock, either.Token).ConfigureAwait(false);
        }

        cancellationToken.ThrowIfCancellationRequested();
        return Next(buffer.Span);
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) =>
        ReadAsync(buffer.AsMemory(offset, count)).AsTask().GetAwaiter().GetResult();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _closed.Cancel();
        }

        base.Dispose(disposing);
    }

    private int Next(Span<byte> buffer)
    {
        if (_position == response.CutAt)
        {
            throw new HttpIOException(HttpRequestError.ResponseEnded, "The response ended prematurely.");
        }

        long stop = response.Body.Length;
        stop = response.CutAt is { } cut ? Math.Min(stop, cut) : stop;
        stop = response.StallAt is { } stall && !_stalled ? Math.Min(stop, stall) : stop;
        if (_position >= stop || buffer.IsEmpty)
        {
            return 0;
        }

        int count = response.Body.CopyTo(_position, buffer[..(int)Math.Min(buffer.Length, stop - _position)]);
        _position += count;
        return count;
    }
}
