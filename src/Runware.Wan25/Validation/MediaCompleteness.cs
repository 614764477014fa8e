using System.Buffers.Binary;

namespace Runware.Wan25.Validation;

/// <summary>Determines whether a file is complete, as far as its format marks its own end.</summary>
internal static class MediaCompleteness
{
    // A whole file has some dozens of segments before its first scan, and some boxes; content that is made to be slow has more.
    private const int MaxSteps = 4096;

    private static readonly byte[] PngEnd = [0, 0, 0, 0, .. "IEND"u8, 0xAE, 0x42, 0x60, 0x82];

    /// <summary>Whether the content reaches its own end. A format that does not mark it is taken to be complete.</summary>
    public static bool IsComplete(MediaFormat format, MediaContentReader content) =>
        format == MediaFormat.Png ? content.Contains(PngEnd, 8)
        : format == MediaFormat.Jpeg ? FirstScan(content) is > 0 and var scan && content.Contains([0xFF, 0xD9], scan)
        : format == MediaFormat.Gif ? EndsWithTrailer(content)
        : format == MediaFormat.WebP ? Declared(content, 4) is var riff && riff > 0 && riff + 8 <= content.Length
        : format == MediaFormat.Bmp ? Declared(content, 2) <= content.Length
        : format == MediaFormat.Wav ? IsWholeWave(content)
        : format != MediaFormat.M4A || HasAllBoxes(content);

    // A thumbnail inside the metadata has an end of its own, so the end counts only after the image's first scan begins. Inside a scan FF
    // D9 is nothing else.
    private static long FirstScan(MediaContentReader content)
    {
        Span<byte> segment = stackalloc byte[4];
        long at = 2;
        for (int step = 0; step < MaxSteps && content.Read(at, segment) == segment.Length; step++)
        {
            byte marker = segment[1];
            if (segment[0] != 0xFF || marker == 0xFF)
            {
                at++;
            }
            else if (marker is 0x01 or (>= 0xD0 and <= 0xD8))
            {
                at += 2;
            }
            else
            {
                at += 2 + BinaryPrimitives.ReadUInt16BigEndian(segment[2..]);
                if (marker == 0xDA)
                {
                    return at;
                }
            }
        }

        return -1;
    }

    // The trailer follows the empty block that ends the last image; some writers pad with zeros.
    private static bool EndsWithTrailer(MediaContentReader content)
    {
        Span<byte> tail = stackalloc byte[256];
        Span<byte> end = tail[..content.Read(Math.Max(0, content.Length - tail.Length), tail)].TrimEnd((byte)0);
        return end is [.., 0, 0x3B];
    }

    // A writer that could not go back to fill in the size left it at zero or at the largest number.
    private static bool IsWholeWave(MediaContentReader content) =>
        Declared(content, 4) is var size && (size is 0 or > int.MaxValue || size + 8 <= content.Length);

    private static long Declared(MediaContentReader content, long offset)
    {
        Span<byte> size = stackalloc byte[4];
        return content.Read(offset, size) == size.Length ? BinaryPrimitives.ReadUInt32LittleEndian(size) : long.MaxValue / 2;
    }

    private static bool HasAllBoxes(MediaContentReader content)
    {
        Span<byte> box = stackalloc byte[16];
        bool hasIndex = false;
        long at = 0;
        for (int step = 0; step < MaxSteps && at < content.Length; step++)
        {
            if (content.Read(at, box) is var count && count < 8)
            {
                break;
            }

            hasIndex |= box[4..].StartsWith("moov"u8);
            long size = BinaryPrimitives.ReadUInt32BigEndian(box);
            size = size == 1 && count == box.Length ? BinaryPrimitives.ReadInt64BigEndian(box[8..]) : size;
            if (size == 0)
            {
                return hasIndex;
            }

            if (size < 8 || size > content.Length - at)
            {
                return false;
            }

            at += size;
        }

        return hasIndex;
    }
}
