namespace Runware.Wan25.Polling;

/// <summary>Determines whether two rows, or what is left of them, are about one video of an operation.</summary>
internal static class VideoMatcher
{
    /// <summary>
    /// Determines whether both have one id, named by the service or derived; or, where one of the two names none, as rows of the archive
    /// do, whether both have one file.
    /// </summary>
    /// <param name="video">The one video.</param>
    /// <param name="otherId">The id of the other.</param>
    /// <param name="otherUrl">The URL of the other; <see langword="null"/> where none is known.</param>
    /// <param name="isOtherNamed">Whether the service named the other's id.</param>
    /// <param name="isNamed">Tells whether the service named the one's id. It is asked last: it reads JSON.</param>
    public static bool IsSame(
        GeneratedVideo video, Guid otherId, Uri? otherUrl, bool isOtherNamed, Func<GeneratedVideo, bool> isNamed) =>
        video.VideoId == otherId
            || (otherUrl is not null && video.Url is { } url && !(isOtherNamed && isNamed(video))
                && url.GetLeftPart(UriPartial.Path) == otherUrl.GetLeftPart(UriPartial.Path));
}
