namespace Runware.Wan25.Tests.Downloads;

/// <summary>Bytes that begin like a video and differ from place to place, so that a piece in the wrong place is noticed.</summary>
internal static class SampleVideo
{
    public static byte[] Mp4(int length, int variant = 0) => Make(length, variant, [0, 0, 0, 24, .. "ftypmp42"u8]);

    public static byte[] WebM(int length) => Make(length, 0, [0x1A, 0x45, 0xDF, 0xA3]);

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
