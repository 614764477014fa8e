using System.Net;
using Runware.Wan25.Transport;
using Runware.Wan25.Transport.Classification;

namespace Runware.Wan25.Downloads;

/// <summary>Maps a status of the file's host that is neither 200 nor 206 to a failed attempt.</summary>
internal static class VideoHostStatusMapper
{
    public static DownloadAttemptException ToFailure(HttpResponseMessage response, bool isRanged, TimeProvider clock)
    {
        HttpStatusCode status = response.StatusCode;
        DownloadFailureKind kind = KindOf(status, isRanged);
        string meaning = kind == DownloadFailureKind.RefusedUrl ? ": the URL has expired, or the file is not there (yet)" : "";
        return new DownloadAttemptException(kind, $"the host responded with {(int)status} ({status}){meaning}")
        {
            StatusCode = status,
            RetryAfter = RetryAfterReader.Read(response.Headers, clock),
            RequiresRestart = HttpStatusClassifier.IsRangeRefused(status),
        };
    }

    // A refused range means that the file is not what it was when the range was computed. Without a range there is nothing to refuse.
    private static DownloadFailureKind KindOf(HttpStatusCode status, bool isRanged) =>
        HttpStatusClassifier.IsUrlRefused(status) ? DownloadFailureKind.RefusedUrl
        : HttpStatusClassifier.IsTransient(status) ? DownloadFailureKind.Transient
        : isRanged && HttpStatusClassifier.IsRangeRefused(status) ? DownloadFailureKind.Transient
        : DownloadFailureKind.Final;
}
