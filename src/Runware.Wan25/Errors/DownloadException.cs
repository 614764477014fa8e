using System.Net;

namespace Runware.Wan25;

/// <summary>
/// A video could not be downloaded or written. The target file is untouched: it is complete, or what it was before. The video stays at the
/// service; try again, or fetch a fresh URL with <see cref="IWan25Client.GetOperation(VideoOperationId)"/>.
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
