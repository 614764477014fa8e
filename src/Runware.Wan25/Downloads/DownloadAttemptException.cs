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

    /// <summary>Creates the same failure with what the download, which knows more than the attempt, makes of it.</summary>
    public DownloadAttemptException As(DownloadFailureKind kind, string reason, HttpStatusCode? status) => new(kind, reason, InnerException)
    {
        StatusCode = status,
        RetryAfter = RetryAfter,
        RequiresRestart = RequiresRestart,
    };
}
