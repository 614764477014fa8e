using System.Net;

namespace Runware.Wan25;

/// <summary>
/// A video could not be downloaded or written. A target file is untouched; a target stream may hold the bytes that arrived. The video stays at the
/// service: try again, or get its current URL with <see cref="IWan25Client.GetOperation(VideoOperationId)"/>.
/// </summary>
public sealed class DownloadException : RunwareException
{
    internal DownloadException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    /// <summary>The HTTP status of the file's host, when it was the reason.</summary>
    public HttpStatusCode? StatusCode { get; internal init; }
}
