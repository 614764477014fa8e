namespace Runware.Wan25.Downloads;

/// <summary>Tells a video from an error page by its first bytes.</summary>
internal static class VideoContainerSignature
{
    /// <summary>How many bytes are needed to tell.</summary>
    public const int Length = 8;

    /// <summary>
    /// MP4 and MOV start with a box whose type, after its size, is <c>ftyp</c>, or one of those that a QuickTime file without it may start
    /// with. WebM starts with the EBML id.
    /// </summary>
    public static bool IsVideo(ReadOnlySpan<byte> start) => start.Length >= Length && (EbmlHeader.IsAtStartOf(start) || IsFirstBox(start));

    // "The free…": a size that begins with a letter would be half a gigabyte or more.
    private static bool IsFirstBox(ReadOnlySpan<byte> start) => start[0] < ' '
        && (start[4..8].SequenceEqual("ftyp"u8) || start[4..8].SequenceEqual("moov"u8) || start[4..8].SequenceEqual("mdat"u8)
            || start[4..8].SequenceEqual("wide"u8) || start[4..8].SequenceEqual("free"u8) || start[4..8].SequenceEqual("skip"u8)
            || start[4..8].SequenceEqual("pnot"u8));
}
