namespace Runware.Wan25.Requests;

/// <summary>The registered spelling of media types.</summary>
internal static class MediaTypeNormalizer
{
    /// <summary>Gets the registered name for an alias that software is known to write, in lower case.</summary>
    public static string Canonical(string type) => type.ToLowerInvariant() switch
    {
        "image/jpg" or "image/pjpeg" => "image/jpeg",
        "image/x-png" => "image/png",
        "image/x-bmp" or "image/x-ms-bmp" => "image/bmp",
        "image/heif" or "image/heic-sequence" or "image/heif-sequence" => "image/heic",
        "image/avif-sequence" => "image/avif",
        "audio/x-wav" or "audio/wave" or "audio/vnd.wave" => "audio/wav",
        "audio/mp3" or "audio/x-mp3" => "audio/mpeg",
        "audio/x-flac" => "audio/flac",
        "audio/opus" or "audio/vorbis" or "application/ogg" => "audio/ogg",
        "audio/m4a" or "audio/x-m4a" => "audio/mp4",
        "audio/aacp" or "audio/x-aac" => "audio/aac",
        var other => other,
    };
}
