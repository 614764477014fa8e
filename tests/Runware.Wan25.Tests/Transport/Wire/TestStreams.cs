namespace Runware.Wan25.Tests.Transport.Wire;

/// <summary>A stream that cannot tell its length and gives little at a time, as a network's does.</summary>
internal sealed class ForwardStream(byte[] bytes) : MemoryStream(bytes)
{
    public bool IsDisposed { get; private set; }

    public override bool CanSeek => false;

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        base.ReadAsync(buffer[..Math.Min(buffer.Length, 1000)], cancellationToken);

    protected override void Dispose(bool disposing)
    {
        IsDisposed = true;
        base.Dispose(disposing);
    }
}

/// <summary>A connection that breaks after some bytes.</summary>
internal sealed class BreakingStream(long limit) : MemoryStream
{
    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
        Length + buffer.Length > limit ? throw new IOException("The connection broke.") : base.WriteAsync(buffer, cancellationToken);
}

/// <summary>A stream that has a length and gives less, or breaks after its first reading where the limit is negative.</summary>
internal sealed class LyingStream(byte[] bytes, int limit) : MemoryStream(bytes)
{
    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        limit >= 0 ? base.ReadAsync(buffer[..(int)Math.Min(buffer.Length, limit - Position)], cancellationToken)
        : Position == 0 ? base.ReadAsync(buffer, cancellationToken)
        : throw new IOException("The disk broke.");
}
