using System.Net;
using System.Net.Http.Headers;

namespace Runware.Wan25.Downloads;

/// <summary>What a status that is not a success says about the download.</summary>
internal static class AnswerStatus
{
    public static AttemptFailedException ToFailure(HttpResponseMessage answer, bool isRanged, TimeProvider clock)
    {
        HttpStatusCode status = answer.StatusCode;
        return new AttemptFailedException(KindOf(status, isRanged), $"the host answered {(int)status} ({status})")
        {
            StatusCode = status,
            RetryAfter = RetryAfter(answer.Headers.RetryAfter, clock),
        };
    }

    private static FailureKind KindOf(HttpStatusCode status, bool isRanged) => status switch
    {
        HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.NotFound or HttpStatusCode.Gone => FailureKind.ExpiredUrl,
        HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError => FailureKind.Transient,
        // The file is not what it was when the range was thought out. Without a range there is nothing to object to.
        HttpStatusCode.RequestedRangeNotSatisfiable when isRanged => FailureKind.Transient,
        _ => FailureKind.Final,
    };

    private static TimeSpan? RetryAfter(RetryConditionHeaderValue? header, TimeProvider clock) =>
        header?.Delta ?? (header?.Date - clock.GetUtcNow());
}
