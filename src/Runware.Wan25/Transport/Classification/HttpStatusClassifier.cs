using System.Net;

namespace Runware.Wan25.Transport.Classification;

/// <summary>Defines the meaning of HTTP statuses. No other file of the SDK compares them.</summary>
internal static class HttpStatusClassifier
{
    public static bool IsSuccess(HttpStatusCode? status) => (int?)status is >= 200 and < 300;

    /// <summary>Determines whether the caller's credentials are refused, which means nothing for any task.</summary>
    public static bool IsAuthentication(HttpStatusCode? status) => status is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden;

    /// <summary>Determines whether the key is known and not allowed to do this.</summary>
    public static bool IsForbidden(HttpStatusCode? status) => status is HttpStatusCode.Forbidden;

    public static bool IsTooManyRequests(HttpStatusCode? status) => status is HttpStatusCode.TooManyRequests;

    public static bool IsNotFound(HttpStatusCode? status) => status is HttpStatusCode.NotFound;

    public static bool IsConflict(HttpStatusCode? status) => status is HttpStatusCode.Conflict;

    /// <summary>Determines whether a message took too long. Some proxies say 499 where the server did not respond in time.</summary>
    public static bool IsRequestTimeout(HttpStatusCode? status) => (int?)status is 408 or 499;

    public static bool IsServerError(HttpStatusCode? status) => (int?)status >= 500;

    /// <summary>Determines whether the same request may succeed later.</summary>
    public static bool IsTransient(HttpStatusCode? status) =>
        IsServerError(status) || IsRequestTimeout(status) || IsTooManyRequests(status);

    /// <summary>Determines whether the service refuses the request itself, for a permanent reason.</summary>
    public static bool IsPermanentRefusal(HttpStatusCode? status) =>
        (int?)status is >= 400 and < 500 && !IsAuthentication(status) && !IsTransient(status);

    /// <summary>
    /// Determines whether the status is no decision of the service about the request: a redirect, a timeout, or an error of a server on the
    /// way.
    /// </summary>
    public static bool IsInconclusive(HttpStatusCode? status) =>
        !IsSuccess(status) && !IsConflict(status) && !ProvesNotAccepted(status);

    /// <summary>
    /// Determines whether the status proves, whatever the body is, that the service did not accept a message. A request timeout and a
    /// conflict prove nothing.
    /// </summary>
    public static bool ProvesNotAccepted(HttpStatusCode? status) =>
        (int?)status is >= 400 and < 500 && !IsRequestTimeout(status) && !IsConflict(status);

    /// <summary>Determines whether a file's host responds with the whole file.</summary>
    public static bool IsWhole(HttpStatusCode status) => status is HttpStatusCode.OK;

    /// <summary>Determines whether a file's host responds with a part of the file.</summary>
    public static bool IsPartial(HttpStatusCode status) => status is HttpStatusCode.PartialContent;

    /// <summary>Determines whether a file's host refuses the requested range.</summary>
    public static bool IsRangeRefused(HttpStatusCode status) => status is HttpStatusCode.RequestedRangeNotSatisfiable;

    /// <summary>Determines whether a file's host refuses the URL: it has expired, or the file does not exist, perhaps not yet.</summary>
    public static bool IsUrlRefused(HttpStatusCode status) => IsAuthentication(status) || IsNotFound(status) || IsGone(status);

    public static bool IsGone(HttpStatusCode? status) => status is HttpStatusCode.Gone;

    public static bool IsRedirect(HttpStatusCode status) => status is HttpStatusCode.MovedPermanently or HttpStatusCode.Found
        or HttpStatusCode.SeeOther or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect;

    /// <summary>Gets the category of an error: by its code where that is known, otherwise by the status.</summary>
    public static RunwareErrorCategory CategoryOf(HttpStatusCode? status, RunwareErrorCategory byCode = default) => (int?)status switch
    {
        _ when byCode != RunwareErrorCategory.Unknown => byCode,
        401 or 403 => RunwareErrorCategory.Authentication,
        402 => RunwareErrorCategory.Quota,
        404 => RunwareErrorCategory.NotFound,
        408 or 499 or 504 => RunwareErrorCategory.Timeout,
        409 => RunwareErrorCategory.Conflict,
        429 => RunwareErrorCategory.RateLimit,
        >= 500 => RunwareErrorCategory.Server,
        _ => RunwareErrorCategory.Unknown,
    };
}
