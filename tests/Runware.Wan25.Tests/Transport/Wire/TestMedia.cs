using System.Buffers.Binary;

namespace Runware.Wan25.Tests.Transport.Wire;

/// <summary>Media that begins and ends as the real thing does.</summary>
internal static class TestMedia
{
    /// <summary>One grey pixel.</summary>
    public static readonly byte[] Png =
        Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==");

    public static readonly byte[] Gif =
        Convert.FromBase64String("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7");

    public static readonly byte[] WebP = Convert.FromBase64String("UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==");

    public static readonly byte[] Wav = [.. "RIFF"u8, 4, 0, 0, 0, .. "WAVE"u8];

    private const int MinPngLength = 20;

    private static readonly byte[] Start = Png[..8];
    private static readonly byte[] End = Png[^12..];

    /// <summary>A PNG of any length, from its signature to its last chunk.</summary>
    public static byte[] PngOf(int length)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(length, MinPngLength);
        var bytes = new byte[length];
        for (var i = 0; i < length; i++)
        {
            bytes[i] = (byte)((i * 31) + (i >> 9));
        }

        Start.CopyTo(bytes, 0);
        End.CopyTo(bytes, length - End.Length);
        return bytes;
    }

    /// <summary>A JPEG with a thumbnail in its metadata, which has an end of its own.</summary>
    public static byte[] JpegOf(int scanLength)
    {
        byte[] thumbnail = [.. "Exif\0\0"u8, 0xFF, 0xD8, 0xFF, 0xDA, 0, 2, 1, 2, 3, 0xFF, 0xD9];
        byte[] scan = [.. Enumerable.Range(0, scanLength).Select(i => (byte)(i % 0xFF))];
        return [
            0xFF, 0xD8, .. Segment(0xE1, thumbnail), .. Segment(0xC0, new byte[15]), .. Segment(0xDA, new byte[10]), .. scan, 0xFF, 0xD9
        ];
    }

    /// <summary>A file of the ISO base media format, of some boxes.</summary>
    public static byte[] BoxesOf(string brand, params string[] boxes) =>
        [.. Box("ftyp", [.. System.Text.Encoding.ASCII.GetBytes(brand), 0, 0, 0, 0]), .. boxes.SelectMany(name => Box(name, new byte[40]))];

    private static byte[] Box(string name, byte[] content)
    {
        var size = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(size, content.Length + 8);
        return [.. size, .. System.Text.Encoding.ASCII.GetBytes(name), .. content];
    }

    private static byte[] Segment(byte marker, byte[] content) => [0xFF, marker, 0, (byte)(content.Length + 2), .. content];
}
