namespace Runware.Wan25.Downloads;

/// <summary>Tells a video from an error page by its first bytes.</summary>
internal static class ContainerSignature
{
    /// <summary>How many bytes are needed to tell.</summary>
    public const int Length = 8;

    /// <summary>MP4 and MOV start with a box whose type, after its size, is <c>ftyp</c>; WebM starts with the EBML id.</summary>
    public static bool IsVideo(ReadOnlySpan<byte> start) =>
        start.Length >= Length && (start[4..8].SequenceEqual("ftyp"u8) || start.StartsWith((ReadOnlySpan<byte>)[0x1A, 0x45, 0xDF, 0xA3]));
}
