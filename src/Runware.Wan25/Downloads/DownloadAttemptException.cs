using System.Net;

namespace Runware.Wan25.Downloads;

/// <summary>One attempt failed. The retry policy decides what that means for the download; it never leaves this folder.</summary>
internal sealed class DownloadAttemptException(DownloadFailureKind kind, string reason, Exception? cause = null) : Exception(reason, cause)
{
    public DownloadFailureKind Kind { get; } = kind;

    public HttpStatusCode? StatusCode { get; init; }

    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Whether the bytes received so far are suspect, so that the next attempt must not continue them.</summary>
    public bool RequiresRestart { get; init; }
}
