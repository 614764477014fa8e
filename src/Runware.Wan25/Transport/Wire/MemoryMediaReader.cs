namespace Runware.Wan25.Transport.Wire;

/// <summary>Reads bytes that the caller holds.</summary>
internal sealed class MemoryMediaReader(ReadOnlyMemory<byte> bytes) : LocalMediaReader
{
    private ReadOnlyMemory<byte> _left = bytes;

    public override LocalMediaVersion Version { get; } = new(bytes.Length);

    public override ValueTask<int> FillAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        int count = Math.Min(buffer.Length, _left.Length);
        _left[..count].CopyTo(buffer);
        _left = _left[count..];
        return new(count);
    }

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
