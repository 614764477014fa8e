using System.Net;

namespace Runware.Wan25.Downloads;

/// <summary>Where a download may go: over https, and over http only on this machine, for the emulator. It never goes from https down to http.</summary>
internal static class RedirectPolicy
{
    public const int MaxRedirects = 5;

    public static void CheckStart(Uri url)
    {
        if (!IsHttps(url) && !IsLocalHttp(url))
        {
            throw Refused($"{UrlRedaction.Describe(url)} is not an https URL");
        }
    }

    public static void CheckStep(Uri from, Uri to)
    {
        if (!IsHttps(to) && !(IsLocalHttp(from) && IsLocalHttp(to)))
        {
            throw Refused($"{UrlRedaction.Describe(from)} redirects to {UrlRedaction.Describe(to)}, which is not an https URL");
        }
    }

    /// <summary>The next URL when the answer is a redirect.</summary>
    public static Uri? NextUrl(Uri from, HttpResponseMessage answer)
    {
        if (answer.StatusCode is not (HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.SeeOther
            or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect))
        {
            return null;
        }

        return Uri.TryCreate(from, answer.Headers.Location, out Uri? next) ? next : throw Refused($"{UrlRedaction.Describe(from)} redirects to nowhere");
    }

    public static AttemptFailedException TooMany(Uri url) => Refused($"{UrlRedaction.Describe(url)} is redirected more than {MaxRedirects} times");

    private static bool IsHttps(Uri url) => url.IsAbsoluteUri && url.Scheme == Uri.UriSchemeHttps;

    private static bool IsLocalHttp(Uri url) => url.IsAbsoluteUri && url.Scheme == Uri.UriSchemeHttp && url.IsLoopback;

    private static AttemptFailedException Refused(string reason) => new(FailureKind.Final, reason);
}
