namespace Runware.Wan25.Downloads;

/// <summary>
/// Walks from part to part of a container by the lengths in their headers, whatever the pieces in which the bytes arrive, and so sees
/// whether the file has ended before its end.
/// </summary>
internal abstract class VideoContainerWalker
{
    private const int MaxHeaderLength = 16;

    // A list of atoms may end with four zero bytes.
    private const int QuickTimeEnd = 4;

    private readonly byte[] _header = new byte[MaxHeaderLength];
    private int _headerLength;
    private long _contentLeft;
    private bool _runsToEnd;
    private bool _isForeign;

    protected enum HeaderKind
    {
        /// <summary>More bytes are needed.</summary>
        Incomplete,

        /// <summary>A part of known length.</summary>
        Part,

        /// <summary>A part that ends with the file.</summary>
        RunsToEnd,

        /// <summary>Not of this container.</summary>
        Foreign,
    }

    /// <summary>Whether some of what makes up a video was seen, complete or not.</summary>
    protected abstract bool HasSomeOfVideo { get; }

    /// <summary>The part that a video cannot do without and that was not seen; <see langword="null"/> where there is none.</summary>
    protected abstract string? Missing { get; }

    /// <summary>Creates the walker for the container that a file begins with.</summary>
    public static VideoContainerWalker For(ReadOnlySpan<byte> start) =>
        EbmlHeader.IsAtStartOf(start) ? new EbmlWalker() : new Mp4BoxWalker();

    public void Append(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty && !_runsToEnd && !_isForeign)
        {
            if (_contentLeft > 0)
            {
                int passed = (int)Math.Min(_contentLeft, bytes.Length);
                _contentLeft -= passed;
                bytes = bytes[passed..];
                continue;
            }

            _header[_headerLength++] = bytes[0];
            bytes = bytes[1..];
            Take(ReadHeader(_header.AsSpan(0, _headerLength)));
        }
    }

    /// <summary>Gets what shows that the file is not whole; <see langword="null"/> when it may end here.</summary>
    /// <param name="hasProvenEnd">Whether HTTP itself shows that the body ended where it should. Where the container says nothing, that
    /// decides.</param>
    public string? FindDefect(bool hasProvenEnd)
    {
        if (_contentLeft > 0)
        {
            return $"its last box or element is {_contentLeft} bytes short";
        }

        // Where it holds nothing that a video is made of, it is none that can be followed, and the end of the body is all there is.
        if (Missing is { } missing && (HasSomeOfVideo || !hasProvenEnd))
        {
            return $"it has no {missing}";
        }

        ReadOnlySpan<byte> rest = _header.AsSpan(0, _headerLength);
        return rest.IsEmpty ? null
            : _header.Take(_headerLength).All(IsText) ? "text follows the video data"
            : _isForeign ? (hasProvenEnd || IsPadding(rest) ? null : "unexpected data follows the video data")
            : !HasSomeOfVideo || rest.Length == QuickTimeEnd && IsPadding(rest) ? null
            : "it ends within a box or element header";
    }

    /// <summary>Reads a header as far as it is there, and remembers which parts were seen.</summary>
    protected abstract (HeaderKind Kind, long ContentLength) ReadHeader(ReadOnlySpan<byte> header);

    private void Take((HeaderKind Kind, long ContentLength) header)
    {
        // A foreign header stays: its bytes are looked at in the end.
        _isForeign = header.Kind == HeaderKind.Foreign;
        if (header.Kind is HeaderKind.Part or HeaderKind.RunsToEnd)
        {
            _runsToEnd = header.Kind == HeaderKind.RunsToEnd;
            _contentLeft = header.ContentLength;
            _headerLength = 0;
        }
    }

    private static bool IsPadding(ReadOnlySpan<byte> bytes) => bytes.IndexOfAnyExcept((byte)0) < 0;

    private static bool IsText(byte value) => value is (>= (byte)' ' and <= (byte)'~') or (byte)'\t' or (byte)'\r' or (byte)'\n';
}
