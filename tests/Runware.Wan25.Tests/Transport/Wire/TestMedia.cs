namespace Runware.Wan25.Tests.Transport.Wire;

/// <summary>Media that begins as the real thing does.</summary>
internal static class TestMedia
{
    public static readonly byte[] Png = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0x0D];

    public static byte[] PngOf(int length)
    {
        var bytes = new byte[length];
        for (var i = 0; i < length; i++)
        {
            bytes[i] = i < Png.Length ? Png[i] : (byte)((i * 31) + (i >> 9));
        }

        return bytes;
    }
}
