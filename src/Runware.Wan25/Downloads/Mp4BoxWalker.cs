using System.Buffers.Binary;

namespace Runware.Wan25.Downloads;

/// <summary>
/// The boxes of MP4 (ISO/IEC 14496-12) and the atoms of QuickTime: a size of 32 or 64 bits, a type of four characters, the content.
/// </summary>
internal sealed class Mp4BoxWalker : VideoContainerWalker
{
    private const int ShortHeader = 8;
    private const int LongHeader = 16;
    private const uint SizeFollows = 1;
    private const uint ToEndOfFile = 0;
    private const byte Copyright = 0xA9;

    private bool _hasIndex;
    private bool _hasMedia;

    protected override bool HasSomeOfVideo => _hasIndex || _hasMedia;

    protected override string? Missing => !_hasIndex ? "moov box" : !_hasMedia ? "mdat box" : null;

    protected override (HeaderKind Kind, long ContentLength) ReadHeader(ReadOnlySpan<byte> header)
    {
        if (header.Length < ShortHeader)
        {
            return (HeaderKind.Incomplete, 0);
        }

        uint size = BinaryPrimitives.ReadUInt32BigEndian(header);
        ReadOnlySpan<byte> type = header[4..8];
        if (!IsType(type) || size is > SizeFollows and < ShortHeader)
        {
            return (HeaderKind.Foreign, 0);
        }

        long whole = size;
        if (size == SizeFollows)
        {
            if (header.Length < LongHeader)
            {
                return (HeaderKind.Incomplete, 0);
            }

            whole = BinaryPrimitives.ReadInt64BigEndian(header[ShortHeader..]);
            if (whole < LongHeader)
            {
                return (HeaderKind.Foreign, 0);
            }
        }

        _hasIndex |= type.SequenceEqual("moov"u8);
        _hasMedia |= type.SequenceEqual("mdat"u8);
        return size == ToEndOfFile ? (HeaderKind.RunsToEnd, 0) : (HeaderKind.Part, whole - header.Length);
    }

    private static bool IsType(ReadOnlySpan<byte> type) =>
        (IsPrintable(type[0]) || type[0] == Copyright) && IsPrintable(type[1]) && IsPrintable(type[2]) && IsPrintable(type[3]);

    private static bool IsPrintable(byte value) => value is >= (byte)' ' and <= (byte)'~';
}
