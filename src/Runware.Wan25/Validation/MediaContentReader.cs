namespace Runware.Wan25.Validation;

/// <summary>Reads content here and there without reading all of it, wherever it is held. Allocates nothing.</summary>
internal readonly ref struct MediaContentReader
{
    private const int Window = 4096;

    private readonly ReadOnlySpan<byte> _bytes;
    private readonly ReadOnlySpan<char> _base64;
    private readonly Stream? _stream;
    private readonly long _start;

    public MediaContentReader(ReadOnlySpan<byte> bytes)
    {
        _bytes = bytes;
        Length = bytes.Length;
    }

    /// <param name="base64">Standard base64, as <see cref="Requests.Base64Text"/> makes it.</param>
    public MediaContentReader(ReadOnlySpan<char> base64)
    {
        _base64 = base64;
        Length = (base64.Length / 4 * 3) - (base64.Length - base64.TrimEnd('=').Length);
    }

    /// <param name="stream">A stream that can seek, at the first byte of the content.</param>
    public MediaContentReader(Stream stream)
    {
        _stream = stream;
        _start = stream.Position;
        Length = stream.Length - _start;
    }

    public long Length { get; }

    /// <summary>Fills the buffer as far as the content reaches.</summary>
    /// <returns>The number of bytes that were read.</returns>
    public int Read(long offset, Span<byte> buffer)
    {
        buffer = buffer[..(int)Math.Clamp(Length - offset, 0, buffer.Length)];
        if (_stream is not null)
        {
            _stream.Position = _start + offset;
            return _stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
        }

        if (!_base64.IsEmpty)
        {
            return Decode(offset, buffer);
        }

        _bytes.Slice((int)Math.Min(offset, Length), buffer.Length).CopyTo(buffer);
        return buffer.Length;
    }

    /// <summary>
    /// Whether a sequence of bytes occurs at or after an offset. The end is searched first, because it is most often there.
    /// </summary>
    public bool Contains(ReadOnlySpan<byte> sequence, long offset)
    {
        Span<byte> buffer = stackalloc byte[Window];
        long tail = Math.Max(offset, Length - Window);
        if (buffer[..Read(tail, buffer)].IndexOf(sequence) >= 0)
        {
            return true;
        }

        for (long at = offset; at < tail; at += Window - sequence.Length + 1)
        {
            if (buffer[..Read(at, buffer)].IndexOf(sequence) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    private int Decode(long offset, Span<byte> buffer)
    {
        const int groups = 256;
        Span<byte> decoded = stackalloc byte[groups * 3];
        int total = 0;
        while (total < buffer.Length)
        {
            int group = (int)((offset + total) / 3);
            ReadOnlySpan<char> text = _base64[(group * 4)..];
            Convert.TryFromBase64Chars(text[..Math.Min(text.Length, groups * 4)], decoded, out int count);
            int skip = (int)(offset + total - (group * 3L));
            Span<byte> piece = decoded[skip..Math.Min(count, skip + buffer.Length - total)];
            piece.CopyTo(buffer[total..]);
            total += piece.Length;
        }

        return total;
    }
}
