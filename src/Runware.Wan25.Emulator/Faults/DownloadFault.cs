namespace Runware.Wan25.Emulator;

/// <summary>
/// A rule about GET and HEAD requests for result files. What it counts per operation are the requests for any of its files.
/// </summary>
public sealed class DownloadFault : RequestFault<DownloadFault>
{
    internal DownloadFault(long seed, int place)
        : base(FaultTargets.Download, seed, place)
    {
    }

    /// <summary>The whole file is sent although a range was asked for.</summary>
    public DownloadFault IgnoreRange() => Add(plan => plan.IgnoreRange = true);

    /// <summary>Just before this call the file is replaced: from now on other bytes under another ETag.</summary>
    public DownloadFault ReplaceFile() => Add(plan => plan.ReplaceFile = true);

    /// <summary>No Content-Length: chunked through Kestrel, unknown in process.</summary>
    public DownloadFault WithoutLength() => Add(plan => plan.WithoutLength = true);

    /// <summary>The ETag is a weak one, which is no ground to resume on.</summary>
    public DownloadFault WithWeakETag() => Add(plan => plan.EntityTag = EntityTags.Weak);

    /// <summary>No ETag.</summary>
    public DownloadFault WithoutETag() => Add(plan => plan.EntityTag = EntityTags.None);

    /// <summary>Something that is no video, under the video's Content-Type and with HTTP 200.</summary>
    /// <param name="content">What is sent; default an HTML page.</param>
    /// <param name="contentType">The Content-Type; default <c>video/mp4</c>.</param>
    public DownloadFault SendInstead(
        string content = "<!DOCTYPE html><html><body>Please log in</body></html>", string contentType = "video/mp4") =>
        Respond(200, content, contentType);
}
