using System.Numerics;

namespace Runware.Wan25.Downloads;

/// <summary>
/// The elements of WebM (RFC 8794, RFC 9559): an id of up to four bytes, a size of up to eight, the content. The sizes of the segment and
/// its clusters may be unknown; those are entered instead of passed over.
/// </summary>
internal sealed class EbmlWalker : VideoContainerWalker
{
    private const uint Segment = 0x18538067;
    private const uint Cluster = 0x1F43B675;
    private const uint Void = 0xEC;
    private const uint Crc32 = 0xBF;
    private const int MaxIdLength = 4;

    // SeekHead, Info, Tracks, Cues, Tags, Chapters, Attachments; and of a cluster: Timestamp, Position, PrevSize, SimpleBlock, BlockGroup,
    // EncryptedBlock, SilentTracks.
    private static readonly HashSet<uint> InsideSegment =
        [0x114D9B74, 0x1549A966, 0x1654AE6B, 0x1C53BB6B, 0x1254C367, 0x1043A770, 0x1941A469, 0xE7, 0xA7, 0xAB, 0xA3, 0xA0, 0xAF, 0x5854];

    private bool _hasSegment;
    private bool _isInsideSegment;
    private bool _hasMedia;

    protected override bool HasSomeOfVideo => _hasSegment;

    protected override string? Missing => !_hasSegment ? "segment" : !_hasMedia ? "cluster" : null;

    protected override (HeaderKind Kind, long ContentLength) ReadHeader(ReadOnlySpan<byte> header)
    {
        int idLength = VariableLength(header[0]);
        if (idLength > MaxIdLength)
        {
            return (HeaderKind.Foreign, 0);
        }

        if (header.Length <= idLength)
        {
            return (HeaderKind.Incomplete, 0);
        }

        uint id = 0;
        foreach (byte value in header[..idLength])
        {
            id = (id << 8) | value;
        }

        int sizeLength = VariableLength(header[idLength]);
        if (!IsAllowed(id) || sizeLength > sizeof(long))
        {
            return (HeaderKind.Foreign, 0);
        }

        return header.Length < idLength + sizeLength ? (HeaderKind.Incomplete, 0) : Take(id, ReadSize(header[idLength..]));
    }

    private (HeaderKind Kind, long ContentLength) Take(uint id, long? size)
    {
        if (size is null && id is not (Segment or Cluster))
        {
            return (HeaderKind.Foreign, 0);
        }

        // What lies in a segment of known size is not looked at: its size says enough.
        _hasMedia |= id == Cluster || (id == Segment && size is not null);
        _hasSegment |= id == Segment;
        _isInsideSegment = id == Segment ? size is null : _isInsideSegment;
        return (HeaderKind.Part, size ?? 0);
    }

    private bool IsAllowed(uint id) =>
        id is EbmlHeader.Id or Segment or Void or Crc32 || (_isInsideSegment && (id == Cluster || InsideSegment.Contains(id)));

    private static int VariableLength(byte first) => BitOperations.LeadingZeroCount((uint)first) - 24 + 1;

    /// <summary>Gets the size, or <see langword="null"/> where all its bits are set: unknown.</summary>
    private static long? ReadSize(ReadOnlySpan<byte> bytes)
    {
        long value = bytes[0] & (0xFF >> bytes.Length);
        long unknown = (1L << (7 * bytes.Length)) - 1;
        foreach (byte next in bytes[1..])
        {
            value = (value << 8) | next;
        }

        return value == unknown ? null : value;
    }
}
