namespace Runware.Wan25.Polling;

/// <summary>What tells two videos of one operation apart.</summary>
/// <param name="id">The video's id, named by the service or derived.</param>
/// <param name="isNamed">Whether the service named the id. Rows of the archive name none.</param>
/// <param name="url">The URL of its file; <see langword="null"/> where none is known.</param>
internal readonly struct VideoKey(Guid id, bool isNamed, Uri? url)
{
    private readonly Guid _id = id;
    private readonly bool _isNamed = isNamed;
    private readonly Uri? _url = url;

    /// <summary>Determines whether both are one video: by the id, or where one of the two names none, by the file.</summary>
    public bool IsSame(VideoKey other) => _id == other._id
        || (!(_isNamed && other._isNamed) && _url is { } url && other._url is { } otherUrl
            && url.GetLeftPart(UriPartial.Path) == otherUrl.GetLeftPart(UriPartial.Path));
}
