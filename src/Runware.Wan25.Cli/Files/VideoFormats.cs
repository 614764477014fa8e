namespace Runware.Wan25.Cli.Files;

/// <summary>The formats of video files and their extensions.</summary>
internal static class VideoFormats
{
    /// <summary>Gets the service's spelling of the format of a file extension; null for any other extension.</summary>
    public static string? OfFile(string path)
    {
        string extension = Path.GetExtension(path).TrimStart('.');
        return VideoRequestLimits.OutputFormats.FirstOrDefault(format => format.Equals(extension, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Gets the format of a video at the service from its URL; null if it is not known.</summary>
    public static VideoOutputFormat? Of(GeneratedVideo video) =>
        video.Url is { } url
        && OfFile(url.AbsolutePath) is { } format
        && Enum.TryParse(format, ignoreCase: true, out VideoOutputFormat known)
            ? known
            : null;

    /// <summary>Gets the extension of a format, with its dot.</summary>
    public static string ExtensionOf(VideoOutputFormat? format) =>
        $".{VideoRequestLimits.OutputFormats[(int)(format ?? VideoOutputFormat.Mp4)].ToLowerInvariant()}";
}
