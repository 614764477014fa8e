namespace Runware.Wan25.Validation;

/// <summary>Recognises a format by the first bytes of its content.</summary>
internal static class MediaSignature
{
    /// <summary>The number of first bytes that are looked at.</summary>
    public const int Length = 256;

    /// <summary>Gets the format, or <see langword="null"/> where the bytes are of no known one.</summary>
    public static MediaFormat? Identify(ReadOnlySpan<byte> head) => IdentifyImage(head) ?? IdentifyAudio(head) ?? IdentifyOther(head);

    private static MediaFormat? IdentifyImage(ReadOnlySpan<byte> head) =>
        head is [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, ..] ? MediaFormat.Png
        : head is [0xFF, 0xD8, 0xFF, ..] ? MediaFormat.Jpeg
        : head.StartsWith("GIF87a"u8) || head.StartsWith("GIF89a"u8) ? MediaFormat.Gif
        : IsRiff(head, "WEBP"u8) ? MediaFormat.WebP
        : IsBitmap(head) ? MediaFormat.Bmp
        : head.StartsWith("II*\0"u8) || head.StartsWith("MM\0*"u8) ? MediaFormat.Tiff
        : head.StartsWith("8BPS"u8) ? MediaFormat.Photoshop
        : head is [0xFF, 0x0A, ..] || head.StartsWith("\0\0\0\fJXL "u8) ? MediaFormat.JpegXl
        : head.StartsWith("\0\0\0\fjP  "u8) ? MediaFormat.Jpeg2000
        : head is [0, 0, 1 or 2, 0, > 0, 0, ..] ? MediaFormat.Icon
        : null;

    private static MediaFormat? IdentifyAudio(ReadOnlySpan<byte> head) =>
        IsRiff(head, "WAVE"u8) ? MediaFormat.Wav
        : head.StartsWith("fLaC"u8) ? MediaFormat.Flac
        : head.StartsWith("OggS"u8) ? MediaFormat.Ogg
        : head.StartsWith("ID3"u8) || IsMp3Frame(head) ? MediaFormat.Mp3
        : head is [0xFF, var adts, ..] && (adts & 0xF6) == 0xF0 ? MediaFormat.Aac
        : head.Length >= 12 && head.StartsWith("FORM"u8) && head[8..].StartsWith("AIF"u8) ? MediaFormat.Aiff
        : null;

    private static MediaFormat? IdentifyOther(ReadOnlySpan<byte> head) =>
        head.Length >= 11 && head[4..].StartsWith("ftyp"u8) ? IdentifyBrand(head)
        : EbmlHeader.IsAtStartOf(head) ? MediaFormat.Matroska
        : IsRiff(head, "AVI "u8) ? MediaFormat.Avi
        : head.StartsWith("%PDF-"u8) ? MediaFormat.Pdf
        : head.StartsWith("PK\u0003\u0004"u8) ? MediaFormat.Zip
        : head is [0x1F, 0x8B, 0x08, ..] ? MediaFormat.Gzip
        : TextFormatDetector.Identify(head);

    // The ISO base media format: the brands say what the boxes hold.
    private static MediaFormat IdentifyBrand(ReadOnlySpan<byte> head)
    {
        ReadOnlySpan<byte> brand = head[8..];
        return brand.StartsWith("M4A"u8) || brand.StartsWith("M4B"u8) ? MediaFormat.M4A
            : brand.StartsWith("avi"u8) ? MediaFormat.Avif
            : brand.StartsWith("mif1"u8) || brand.StartsWith("msf1"u8)
                ? brand.IndexOf("avif"u8) >= 0 ? MediaFormat.Avif : MediaFormat.Heic
            : brand.StartsWith("hei"u8) || brand.StartsWith("hev"u8) ? MediaFormat.Heic
            : brand.StartsWith("qt "u8) ? MediaFormat.QuickTime
            : MediaFormat.Mp4;
    }

    private static bool IsRiff(ReadOnlySpan<byte> head, ReadOnlySpan<byte> form) =>
        head.Length >= 12 && head.StartsWith("RIFF"u8) && head[8..].StartsWith(form);

    // "BM" alone begins many a text; the four bytes after the size are reserved and zero.
    private static bool IsBitmap(ReadOnlySpan<byte> head) =>
        head.Length >= 10 && head.StartsWith("BM"u8) && head[6..10].IndexOfAnyExcept((byte)0) < 0;

    // The sync word of MPEG audio, layer III, with a bit rate and a sample rate that exist.
    private static bool IsMp3Frame(ReadOnlySpan<byte> head) =>
        head is [0xFF, var sync, var rates, ..] && (sync & 0xE6) == 0xE2 && (rates & 0xF0) != 0xF0 && (rates & 0x0C) != 0x0C;
}
