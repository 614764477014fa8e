namespace Runware.Wan25.Emulator;

/// <summary>The container formats of the model page's <c>outputFormat</c>.</summary>
internal enum ClipFormat
{
    Mp4,
    WebM,
    Mov,
}

/// <summary>How a container format is named: on the wire, in a file name, in a Content-Type.</summary>
internal static class ClipFormats
{
    /// <summary>In the order of <see cref="ClipFormat"/>, which is the model page's.</summary>
    public static readonly string[] WireNames = ["MP4", "WEBM", "MOV"];

    public static ClipFormat FromWireName(string name) => (ClipFormat)Array.IndexOf(WireNames, name);

    public static string Extension(this ClipFormat format) => format switch
    {
        ClipFormat.WebM => "webm",
        ClipFormat.Mov => "mov",
        _ => "mp4",
    };

    public static string ContentType(this ClipFormat format) => format switch
    {
        ClipFormat.WebM => "video/webm",
        ClipFormat.Mov => "video/quicktime",
        _ => "video/mp4",
    };
}
