namespace Runware.Wan25.Requests;

/// <summary>The text under which a URI is sent.</summary>
internal static class UriFormatter
{
    /// <summary>
    /// The very text the caller gave wherever that is a proper URL: rewriting it, as <see cref="Uri.AbsoluteUri"/> may, could break a
    /// signature in its query.
    /// </summary>
    public static string Of(Uri uri) =>
        !uri.IsAbsoluteUri || IsWellFormed(uri) ? uri.OriginalString : uri.AbsoluteUri;

    // The framework calls a text well-formed although it has spaces around it or letters that are not ASCII.
    private static bool IsWellFormed(Uri uri) =>
        uri.OriginalString.AsSpan().IndexOfAnyExceptInRange('!', '~') < 0 && uri.IsWellFormedOriginalString();
}
