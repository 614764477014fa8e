namespace Runware.Wan25.Validation;

/// <summary>Tells the type of a media file from its first bytes, and failing that from its name.</summary>
internal static class MediaSignature
{
    /// <summary>How many first bytes are looked at.</summary>
    public const int Length = 12;

    /// <summary>The media type, or <see langword="null"/> where the bytes are of no known kind.</summary>
    public static string? TypeOf(ReadOnlySpan<byte> head) =>
        head is [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, ..] ? "image/png"
        : head is [0xFF, 0xD8, 0xFF, ..] ? "image/jpeg"
        : head.StartsWith("GIF87a"u8) || head.StartsWith("GIF89a"u8) ? "image/gif"
        : IsRiff(head, "WEBP"u8) ? "image/webp"
        : IsBitmap(head) ? "image/bmp"
        : IsRiff(head, "WAVE"u8) ? "audio/wav"
        : head.StartsWith("fLaC"u8) ? "audio/flac"
        : head.StartsWith("OggS"u8) ? "audio/ogg"
        : head.StartsWith("ID3"u8) || IsMp3Frame(head) ? "audio/mpeg"
        : head is [0xFF, var adts, ..] && (adts & 0xF6) == 0xF0 ? "audio/aac"
        : IsM4a(head) ? "audio/mp4"
        : null;

    /// <summary>The media type that a file name's extension stands for, or <see langword="null"/>.</summary>
    public static string? TypeOfName(string path) => Path.GetExtension(path).ToUpperInvariant() switch
    {
        ".PNG" => "image/png",
        ".JPG" or ".JPEG" => "image/jpeg",
        ".GIF" => "image/gif",
        ".WEBP" => "image/webp",
        ".BMP" => "image/bmp",
        ".WAV" => "audio/wav",
        ".FLAC" => "audio/flac",
        ".OGG" or ".OGA" => "audio/ogg",
        ".MP3" => "audio/mpeg",
        ".AAC" => "audio/aac",
        ".M4A" => "audio/mp4",
        _ => null,
    };

    private static bool IsRiff(ReadOnlySpan<byte> head, ReadOnlySpan<byte> kind) =>
        head.Length >= 12 && head.StartsWith("RIFF"u8) && head[8..].StartsWith(kind);

    // "BM" alone begins many a text; the four bytes after the size are reserved and zero.
    private static bool IsBitmap(ReadOnlySpan<byte> head) =>
        head.Length >= 10 && head.StartsWith("BM"u8) && head[6..10].IndexOfAnyExcept((byte)0) < 0;

    // The sync word of MPEG audio, layer III, with a bit rate and a sample rate that exist.
    private static bool IsMp3Frame(ReadOnlySpan<byte> head) =>
        head is [0xFF, var sync, var rates, ..] && (sync & 0xE6) == 0xE2 && (rates & 0xF0) != 0xF0 && (rates & 0x0C) != 0x0C;

    private static bool IsM4a(ReadOnlySpan<byte> head) =>
        head.Length >= 11 && head[4..].StartsWith("ftyp"u8) && (head[8..].StartsWith("M4A"u8) || head[8..].StartsWith("M4B"u8));
}
