namespace Runware.Wan25.Emulator;

/// <summary>A body that is held in memory.</summary>
/// <param name="bytes">The bytes.</param>
/// <param name="isWhole">Whether they are the complete body.</param>
internal sealed class BufferedReplayBody(byte[] bytes, bool isWhole) : ReplayBody
{
    public override long Length => bytes.Length;

    public override bool HasLength => isWhole;

    public override void Read(long position, Span<byte> buffer) => bytes.AsSpan((int)position, buffer.Length).CopyTo(buffer);
}
