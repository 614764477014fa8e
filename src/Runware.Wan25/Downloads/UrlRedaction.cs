namespace Runware.Wan25.Downloads;

/// <summary>What a log or an exception may say about a URL. Its query is a signature: whoever reads it can read the video.</summary>
internal static class UrlRedaction
{
    /// <summary>The host and the path, nothing else.</summary>
    public static string Describe(Uri url) => url switch
    {
        { IsAbsoluteUri: false } => "(a relative URL)",
        { Scheme: "https" or "http" } => url.Authority + url.AbsolutePath,
        _ => $"(a URL of the scheme {url.Scheme})",
    };

    /// <summary>Lets an exception through unless its text repeats the query, as one from a host's own message handler may.</summary>
    public static Exception? WithoutQuery(Exception exception, Uri url)
    {
        string query = url.Query;
        return query.Length > 1 && exception.ToString().Contains(query, StringComparison.Ordinal) ? null : exception;
    }
}
