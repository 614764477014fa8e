namespace Runware.Wan25.Common;

/// <summary>Determines what a URL may be used for by its scheme and its host.</summary>
internal static class WebUrl
{
    /// <summary>Determines whether it is an absolute http or https URL.</summary>
    public static bool IsHttpOrHttps(Uri url) => IsHttp(url) || IsHttps(url);

    /// <summary>Determines whether it is an absolute https URL.</summary>
    public static bool IsHttps(Uri url) => url.IsAbsoluteUri && url.Scheme == Uri.UriSchemeHttps;

    /// <summary>Determines whether it is a plain http URL that may be used: to this machine, or to a host that was allowed.</summary>
    /// <param name="url">The URL.</param>
    /// <param name="allowedHost">The IDN host that may be called over plain http; <see langword="null"/> means none.</param>
    public static bool IsAllowedHttp(Uri url, string? allowedHost = null) =>
        IsHttp(url) && (url.IsLoopback || string.Equals(url.IdnHost, allowedHost, StringComparison.OrdinalIgnoreCase));

    private static bool IsHttp(Uri url) => url.IsAbsoluteUri && url.Scheme == Uri.UriSchemeHttp;
}
