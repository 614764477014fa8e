namespace Runware.Wan25.Requests;

/// <summary>
/// Distinguishes the four kinds of media text. They cannot be confused: a UUID has dashes and a URL a colon, which base64 never has. A text
/// is never taken for the path of a file.
/// </summary>
internal static class MediaTextParser
{
    /// <summary>Gets media of any kind, or <see langword="null"/> where the text is none.</summary>
    public static MediaSource? Parse(string text) =>
        text.StartsWith("data:", StringComparison.OrdinalIgnoreCase) ? new DataUriMedia(text)
        : ParseReference(text) ?? (text.Contains(':', StringComparison.Ordinal) ? null : new Base64Media(text));

    /// <summary>Gets a media id or a URL, or <see langword="null"/> where the text is neither.</summary>
    public static MediaSource? ParseReference(string text) =>
        Guid.TryParseExact(text, "D", out Guid id) ? new StoredMedia(id)
        : text.Contains(':', StringComparison.Ordinal) && Uri.TryCreate(text, UriKind.Absolute, out Uri? url) ? new UrlMedia(url)
        : null;
}
