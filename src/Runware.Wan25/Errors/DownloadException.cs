using System.Net;

namespace Runware.Wan25;

/// <summary>The exception that is thrown when a video cannot be downloaded, checked or written.</summary>
/// <remarks>
/// A target file is unchanged; a target stream may hold the bytes that arrived. This does not delete the video: try again, or get its
/// current URL with <see cref="IWan25Client.GetOperation(VideoOperationId)"/>.
/// </remarks>
public sealed class DownloadException : RunwareException
{
    internal DownloadException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    /// <summary>Gets the HTTP status of the file's host.</summary>
    /// <value>The status, or <see langword="null"/> when another failure was the reason.</value>
    public HttpStatusCode? StatusCode { get; internal init; }
}
