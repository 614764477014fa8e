namespace Runware.Wan25.Requests;

/// <summary>The factories that images and audio share.</summary>
internal static class MediaSources
{
    public static MediaSource Url(Uri url)
    {
        ArgumentNullException.ThrowIfNull(url);
        return new UrlMedia(url);
    }

    public static MediaSource Stored(MediaReference media)
    {
        ArgumentNullException.ThrowIfNull(media);
        return new StoredMedia(media.MediaId);
    }

    public static MediaSource File(string path, string? mediaType)
    {
        ArgumentNullException.ThrowIfNull(path);
        return new FileMedia(path, mediaType);
    }

    public static MediaSource Stream(Stream stream, string? mediaType)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return new SeekableStreamMedia(stream, mediaType);
    }

    public static MediaSource Stream(Func<CancellationToken, ValueTask<Stream>> open, string mediaType)
    {
        ArgumentNullException.ThrowIfNull(open);
        ArgumentNullException.ThrowIfNull(mediaType);
        return new StreamMedia(open, mediaType);
    }
}
