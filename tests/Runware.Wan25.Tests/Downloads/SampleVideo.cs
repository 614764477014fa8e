using System.Buffers.Binary;

namespace Runware.Wan25.Tests.Downloads;

/// <summary>Containers that are whole, with bytes that differ from place to place, so that a piece in the wrong place is noticed.</summary>
internal static class SampleVideo
{
    private const int HeaderOfMp4 = 56;
    private const int HeaderOfWebM = 25;

    public static byte[] Mp4(int length, int variant = 0) =>
        Make(length, variant, [.. Box("ftyp", 24), .. Box("moov", 24), .. BoxHeader("mdat", length - HeaderOfMp4 + 8)]);

    public static byte[] WebM(int length) =>
        Make(
            length,
            0,
            [0x1A, 0x45, 0xDF, 0xA3, 0x88, .. new byte[8], 0x18, 0x53, 0x80, 0x67, 0x01, .. BigEndian(length - HeaderOfWebM)[1..]]);

    /// <summary>A box filled with bytes that look like nothing.</summary>
    public static byte[] Box(string type, int size) => [.. BoxHeader(type, size), .. Enumerable.Repeat((byte)0x81, size - 8)];

    public static byte[] BoxHeader(string type, int size) => [.. BigEndian(size)[4..], .. System.Text.Encoding.Latin1.GetBytes(type)];

    public static byte[] BigEndian(long value)
    {
        byte[] bytes = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(bytes, value);
        return bytes;
    }

    private static byte[] Make(int length, int variant, byte[] start)
    {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++)
        {
            bytes[i] = (byte)((i * 2654435761L >> 13) + variant);
        }

        start.AsSpan(0, Math.Min(start.Length, length)).CopyTo(bytes);
        return bytes;
    }
}
