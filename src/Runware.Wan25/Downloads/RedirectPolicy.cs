using Runware.Wan25.Transport;
using Runware.Wan25.Transport.Classification;

namespace Runware.Wan25.Downloads;

/// <summary>
/// Where a download may go: over https; over http on this machine, and on the API's own host where insecure endpoints are allowed. It never
/// goes from https down to http.
/// </summary>
internal sealed class RedirectPolicy(Wan25ClientOptions options)
{
    public const int MaxRedirects = 5;

    private readonly string? _insecureHost = options.AllowInsecureEndpoint ? options.Endpoint.IdnHost : null;

    public void CheckStart(Uri url)
    {
        if (!WebUrl.IsHttps(url) && !WebUrl.IsAllowedHttp(url, _insecureHost))
        {
            throw Refused($"{Redactor.Describe(url)} is not an https URL");
        }
    }

    public void CheckStep(Uri from, Uri to)
    {
        if (!WebUrl.IsHttps(to) && !(WebUrl.IsAllowedHttp(from, _insecureHost) && WebUrl.IsAllowedHttp(to, _insecureHost)))
        {
            throw Refused($"{Redactor.Describe(from)} redirects to {Redactor.Describe(to)}, which is not an https URL");
        }
    }

    /// <summary>Gets the next URL when the response is a redirect.</summary>
    public static Uri? NextUrl(Uri from, HttpResponseMessage response)
    {
        if (!HttpStatusClassifier.IsRedirect(response.StatusCode))
        {
            return null;
        }

        return Uri.TryCreate(from, response.Headers.Location, out Uri? next)
            ? next
            : throw Refused($"the redirect from {Redactor.Describe(from)} has no usable Location");
    }

    public static DownloadAttemptException TooMany(Uri url) =>
        Refused($"{Redactor.Describe(url)} is redirected more than {MaxRedirects} times");

    private static DownloadAttemptException Refused(string reason) => new(DownloadFailureKind.Final, reason);
}
