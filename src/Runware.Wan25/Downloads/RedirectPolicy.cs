using Runware.Wan25.Transport;
using Runware.Wan25.Transport.Classification;

namespace Runware.Wan25.Downloads;

/// <summary>
/// Where a download may go: over https; over http on this machine, and on the API's own host where insecure endpoints are allowed. It never
/// goes from https down to http.
/// </summary>
/// <param name="insecureHost">The host that may be spoken to over plain http; <see langword="null"/> means none.</param>
internal sealed class RedirectPolicy(string? insecureHost = null)
{
    public const int MaxRedirects = 5;

    public static RedirectPolicy For(Wan25ClientOptions options) => new(options.AllowInsecureEndpoint ? options.Endpoint.IdnHost : null);

    public void CheckStart(Uri url)
    {
        if (!IsHttps(url) && !IsAllowedHttp(url))
        {
            throw Refused($"{Redactor.Describe(url)} is not an https URL");
        }
    }

    public void CheckStep(Uri from, Uri to)
    {
        if (!IsHttps(to) && !(IsAllowedHttp(from) && IsAllowedHttp(to)))
        {
            throw Refused($"{Redactor.Describe(from)} redirects to {Redactor.Describe(to)}, which is not an https URL");
        }
    }

    /// <summary>Gets the next URL when the response is a redirect.</summary>
    public static Uri? NextUrl(Uri from, HttpResponseMessage response)
    {
        if (!HttpStatus.IsRedirect(response.StatusCode))
        {
            return null;
        }

        return Uri.TryCreate(from, response.Headers.Location, out Uri? next)
            ? next
            : throw Refused($"{Redactor.Describe(from)} redirects to nowhere");
    }

    public static DownloadAttemptException TooMany(Uri url) =>
        Refused($"{Redactor.Describe(url)} is redirected more than {MaxRedirects} times");

    private static bool IsHttps(Uri url) => url.IsAbsoluteUri && url.Scheme == Uri.UriSchemeHttps;

    private bool IsAllowedHttp(Uri url) => url.IsAbsoluteUri
        && url.Scheme == Uri.UriSchemeHttp
        && (url.IsLoopback || string.Equals(url.IdnHost, insecureHost, StringComparison.OrdinalIgnoreCase));

    private static DownloadAttemptException Refused(string reason) => new(DownloadFailureKind.Final, reason);
}
