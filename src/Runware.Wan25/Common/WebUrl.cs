namespace Runware.Wan25.Common;

/// <summary>Determines what a URL may be used for by its scheme and its host. A relative one may be used for nothing.</summary>
internal static class WebUrl
{
    public static bool IsHttpOrHttps(Uri url) => IsHttp(url) || IsHttps(url);

    public static bool IsHttps(Uri url) => url.IsAbsoluteUri && url.Scheme == Uri.UriSchemeHttps;

    /// <summary>Determines whether it is a plain http URL that may be used: to this machine, or to the IDN host that was allowed.</summary>
    public static bool IsAllowedHttp(Uri url, string? allowedHost = null) =>
        IsHttp(url) && (url.IsLoopback || string.Equals(url.IdnHost, allowedHost, StringComparison.OrdinalIgnoreCase));

    private static bool IsHttp(Uri url) => url.IsAbsoluteUri && url.Scheme == Uri.UriSchemeHttp;
}
