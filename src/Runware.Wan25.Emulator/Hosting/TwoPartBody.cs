namespace Runware.Wan25.Emulator;

/// <summary>
/// A response body in two pieces, usually a shared clip and its own tail, so that serving a file or a range of it copies nothing.
/// </summary>
internal readonly struct TwoPartBody(ReadOnlyMemory<byte> head, ReadOnlyMemory<byte> tail = default)
{
    public ReadOnlyMemory<byte> Head { get; } = head;

    public ReadOnlyMemory<byte> Tail { get; } = tail;

    public long Length => Head.Length + Tail.Length;

    public TwoPartBody Slice(long offset, long count)
    {
        int headStart = (int)Math.Min(offset, Head.Length);
        int headCount = (int)Math.Min(count, Head.Length - headStart);
        int tailStart = (int)(offset + headCount - Head.Length);
        return headCount == count
            ? new TwoPartBody(Head.Slice(headStart, headCount))
            : new TwoPartBody(Head.Slice(headStart, headCount), Tail.Slice(Math.Max(0, tailStart), (int)count - headCount));
    }

    /// <summary>Copies as many bytes as fit, starting at the offset, and returns their number.</summary>
    public int CopyTo(long offset, Span<byte> destination)
    {
        ReadOnlyMemory<byte> source = offset < Head.Length ? Head[(int)offset..] : Tail[(int)(offset - Head.Length)..];
        int count = Math.Min(source.Length, destination.Length);
        source.Span[..count].CopyTo(destination);
        return count;
    }
}
