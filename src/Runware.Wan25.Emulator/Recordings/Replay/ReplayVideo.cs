using System.Buffers.Binary;
using System.Globalization;

namespace Runware.Wan25.Emulator;

/// <summary>
/// The part of a video that was transferred, as a container of the same length without a picture: media are not recorded.
/// </summary>
internal sealed class ReplayVideo : ReplayBody
{
    private readonly byte[] _head;
    private readonly long _first;

    /// <param name="response">The response that carried it.</param>
    /// <param name="isWebM">Whether it is WebM; otherwise MP4 or QuickTime.</param>
    /// <param name="length">The number of bytes that were transferred.</param>
    public ReplayVideo(RecordedResponse response, bool isWebM, long length)
    {
        (_first, long total) = RangeOf(response, length);
        _head = isWebM ? WebM(total) : Mp4(total);
        Length = length;
    }

    public override long Length { get; }

    // The recorded header has it, or there was none.
    public override bool HasLength => false;

    public override void Read(long position, Span<byte> buffer)
    {
        buffer.Clear();
        long start = _first + position;
        if (start < _head.Length)
        {
            ReadOnlySpan<byte> head = _head.AsSpan((int)start);
            head[..Math.Min(head.Length, buffer.Length)].CopyTo(buffer);
        }
    }

    private static (long First, long Total) RangeOf(RecordedResponse response, long length)
    {
        string? range = Header(response, "Content-Range");
        if (range is not null)
        {
            string[] parts = range.Split(' ', '-', '/');
            if (parts.Length == 4
                && long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out long first)
                && long.TryParse(parts[3], NumberStyles.None, CultureInfo.InvariantCulture, out long total))
            {
                return (first, total);
            }
        }

        return (0, long.TryParse(Header(response, "Content-Length"), NumberStyles.None, CultureInfo.InvariantCulture, out long whole)
            ? whole : length);
    }

    private static string? Header(RecordedResponse response, string name) =>
        response.Headers.FirstOrDefault(header => header.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;

    private static byte[] Mp4(long total)
    {
        byte[] head = new byte[32];
        BinaryPrimitives.WriteInt32BigEndian(head, 16);
        "ftypisom"u8.CopyTo(head.AsSpan(4));
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(16), 8);
        "moov"u8.CopyTo(head.AsSpan(20));
        BinaryPrimitives.WriteUInt32BigEndian(head.AsSpan(24), (uint)Math.Clamp(total - 24, 8, uint.MaxValue));
        "mdat"u8.CopyTo(head.AsSpan(28));
        return head;
    }

    private static byte[] WebM(long total)
    {
        byte[] head = [0x1A, 0x45, 0xDF, 0xA3, 0x80, 0x18, 0x53, 0x80, 0x67, 0, 0, 0, 0, 0, 0, 0, 0];
        BinaryPrimitives.WriteInt64BigEndian(head.AsSpan(9), Math.Max(0, total - head.Length));
        head[9] = 1;
        return head;
    }
}
