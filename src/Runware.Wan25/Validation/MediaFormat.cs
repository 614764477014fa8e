namespace Runware.Wan25.Validation;

/// <summary>A format that is recognised by its content.</summary>
/// <param name="Name">The name with its article, for messages.</param>
/// <param name="MediaType">The registered media type.</param>
/// <param name="AudioType">The media type where the same container holds sound only.</param>
internal sealed record MediaFormat(string Name, string MediaType, string? AudioType = null)
{
    public static readonly MediaFormat Png = new("a PNG image", "image/png");
    public static readonly MediaFormat Jpeg = new("a JPEG image", "image/jpeg");
    public static readonly MediaFormat WebP = new("a WebP image", "image/webp");
    public static readonly MediaFormat Gif = new("a GIF image", "image/gif");
    public static readonly MediaFormat Bmp = new("a BMP image", "image/bmp");
    public static readonly MediaFormat Heic = new("a HEIC image", "image/heic");
    public static readonly MediaFormat Avif = new("an AVIF image", "image/avif");
    public static readonly MediaFormat Tiff = new("a TIFF image", "image/tiff");
    public static readonly MediaFormat Svg = new("an SVG image", "image/svg+xml");
    public static readonly MediaFormat Icon = new("an icon", "image/x-icon");
    public static readonly MediaFormat Photoshop = new("a Photoshop document", "image/vnd.adobe.photoshop");
    public static readonly MediaFormat JpegXl = new("a JPEG XL image", "image/jxl");
    public static readonly MediaFormat Jpeg2000 = new("a JPEG 2000 image", "image/jp2");
    public static readonly MediaFormat Wav = new("WAV audio", "audio/wav");
    public static readonly MediaFormat Mp3 = new("MP3 audio", "audio/mpeg");
    public static readonly MediaFormat Flac = new("FLAC audio", "audio/flac");
    public static readonly MediaFormat Ogg = new("OGG audio", "audio/ogg");
    public static readonly MediaFormat Aac = new("AAC audio", "audio/aac");
    public static readonly MediaFormat M4A = new("M4A audio", "audio/mp4");
    public static readonly MediaFormat Aiff = new("AIFF audio", "audio/aiff");
    public static readonly MediaFormat Mp4 = new("an MP4 video", "video/mp4", "audio/mp4");
    public static readonly MediaFormat QuickTime = new("a QuickTime video", "video/quicktime");
    public static readonly MediaFormat Matroska = new("a WebM or Matroska video", "video/webm", "audio/webm");
    public static readonly MediaFormat Avi = new("an AVI video", "video/x-msvideo");
    public static readonly MediaFormat Html = new("an HTML page", "text/html");
    public static readonly MediaFormat Xml = new("an XML document", "application/xml");
    public static readonly MediaFormat Json = new("a JSON document", "application/json");
    public static readonly MediaFormat Text = new("plain text", "text/plain");
    public static readonly MediaFormat Pdf = new("a PDF document", "application/pdf");
    public static readonly MediaFormat Zip = new("a ZIP archive", "application/zip");
    public static readonly MediaFormat Gzip = new("a gzip archive", "application/gzip");

    // The service documents PNG, JPG and WEBP for videos, and BMP and GIF for uploads.
    private static readonly string[] Images = [Png.MediaType, Jpeg.MediaType, WebP.MediaType, Gif.MediaType, Bmp.MediaType];

    // The service documents MP3, WAV and FLAC; its storage takes audio of every kind, so the common containers pass as well.
    private static readonly string[] Audio =
        [Wav.MediaType, Mp3.MediaType, Flac.MediaType, Ogg.MediaType, M4A.MediaType, Aac.MediaType];

    /// <summary>Gets the media types that the service is documented to take.</summary>
    public static string[] Accepted(MediaKind kind) => kind == MediaKind.Image ? Images : Audio;

    /// <summary>Gets the media type of this format as media of a kind, or <see langword="null"/> where it is of another kind.</summary>
    /// <param name="kind">What is needed.</param>
    /// <param name="declared">A media type, in its registered form, that the caller declared or that the file's name stands for.</param>
    public string? TypeAs(MediaKind kind, string? declared) =>
        MediaType.StartsWith(kind.Prefix(), StringComparison.Ordinal) ? MediaType
        : AudioType is not null && declared == AudioType && kind == MediaKind.Audio ? AudioType
        : null;

    /// <summary>Whether content of a declared media type would have been recognised, so that other content is not of that type.</summary>
    public static bool HasSignature(string declared) =>
        // MPEG audio and AAC may begin in the middle of a frame.
        declared != Mp3.MediaType && declared != Aac.MediaType
        && (Images.AsSpan().Contains(declared) || Audio.AsSpan().Contains(declared)
            || declared == Heic.MediaType || declared == Avif.MediaType);

    /// <summary>Gets the media type that the extension of a file's name stands for, or <see langword="null"/>.</summary>
    public static string? TypeOfName(string? path) => Path.GetExtension(path)?.ToUpperInvariant() switch
    {
        ".MP3" => Mp3.MediaType,
        ".AAC" => Aac.MediaType,
        ".M4A" or ".M4B" => M4A.MediaType,
        ".WEBA" => Matroska.AudioType,
        _ => null,
    };
}
