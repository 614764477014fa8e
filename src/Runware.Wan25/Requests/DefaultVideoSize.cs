namespace Runware.Wan25.Requests;

/// <summary>Determines the size that a request is sent with.</summary>
internal static class DefaultVideoSize
{
    /// <summary>
    /// Gets the size of the request. Without an image the service needs a size or a resolution; where neither is set, it gets 1280×720.
    /// </summary>
    public static VideoSize? For(VideoParameters request) => request.Size
        ?? (request.Resolution is null && request.FirstFrame is null && !request.Additional.SetsShape() ? VideoSize.Landscape720p : null);
}
