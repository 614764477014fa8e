using System.Text;

namespace Runware.Wan25.Requests;

/// <summary>The text under which a URI is sent.</summary>
internal static class UriText
{
    /// <summary>
    /// The very text the caller gave wherever that is a proper URL: rewriting it, as <see cref="Uri.AbsoluteUri"/> may, could break a signature in its query.
    /// </summary>
    public static string Of(Uri uri) =>
        !uri.IsAbsoluteUri || (Ascii.IsValid(uri.OriginalString) && uri.IsWellFormedOriginalString()) ? uri.OriginalString : uri.AbsoluteUri;
}
