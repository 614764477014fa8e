using System.Net;
using Runware.Wan25.Transport;

namespace Runware.Wan25.Downloads;

/// <summary>Maps a status of the file's host that is neither 200 nor 206 to a failed attempt.</summary>
internal static class RefusedStatus
{
    public static AttemptFailedException ToFailure(HttpResponseMessage response, bool isRanged, TimeProvider clock)
    {
        HttpStatusCode status = response.StatusCode;
        FailureKind kind = KindOf(status, isRanged);
        string meaning = kind == FailureKind.RefusedUrl ? ": the URL has expired, or the file is not there (yet)" : "";
        return new AttemptFailedException(kind, $"the host answered {(int)status} ({status}){meaning}")
        {
            StatusCode = status,
            RetryAfter = RetryAfterHeader.Read(response.Headers.RetryAfter, clock),
            RequiresRestart = status == HttpStatusCode.RequestedRangeNotSatisfiable,
        };
    }

    private static FailureKind KindOf(HttpStatusCode status, bool isRanged) => status switch
    {
        HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.NotFound or HttpStatusCode.Gone => FailureKind.RefusedUrl,
        HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError => FailureKind.Transient,
        // The file is not what it was when the range was computed. Without a range there is nothing to refuse.
        HttpStatusCode.RequestedRangeNotSatisfiable when isRanged => FailureKind.Transient,
        _ => FailureKind.Final,
    };
}
