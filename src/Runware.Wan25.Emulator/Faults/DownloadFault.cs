namespace Runware.Wan25.Emulator;

/// <summary>
/// Represents a rule for GET and HEAD requests for result files. Per operation, it counts the requests for any of its files.
/// </summary>
public sealed class DownloadFault : RequestFault<DownloadFault>
{
    internal DownloadFault(long seed, int place)
        : base(FaultTargets.Download, seed, place)
    {
    }

    /// <summary>Ignores the <c>Range</c> header and sends the whole file.</summary>
    /// <returns>This rule.</returns>
    public DownloadFault IgnoreRange() => Add(plan => plan.IgnoreRange = true);

    /// <summary>Replaces the file before the request is served: from then on it has other bytes and another ETag.</summary>
    /// <returns>This rule.</returns>
    public DownloadFault ReplaceFile() => Add(plan => plan.ReplaceFile = true);

    /// <summary>Omits <c>Content-Length</c>. The response is chunked over HTTP; in process, its length is unknown.</summary>
    /// <returns>This rule.</returns>
    public DownloadFault WithoutLength() => Add(plan => plan.WithoutLength = true);

    /// <summary>Sends a weak ETag, which does not allow a download to be resumed.</summary>
    /// <returns>This rule.</returns>
    public DownloadFault WithWeakETag() => Add(plan => plan.EntityTag = EntityTags.Weak);

    /// <summary>Omits the ETag.</summary>
    /// <returns>This rule.</returns>
    public DownloadFault WithoutETag() => Add(plan => plan.EntityTag = EntityTags.None);

    /// <summary>Sends other content in place of the video, with HTTP 200 and by default with the Content-Type of a video.</summary>
    /// <param name="content">The content. The default is an HTML page.</param>
    /// <param name="contentType">The Content-Type. The default is <c>video/mp4</c>.</param>
    /// <returns>This rule.</returns>
    public DownloadFault SendInstead(
        string content = "<!DOCTYPE html><html><body>Please log in</body></html>", string contentType = "video/mp4") =>
        Respond(200, content, contentType);
}
