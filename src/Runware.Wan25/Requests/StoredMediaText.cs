namespace Runware.Wan25.Requests;

/// <summary>Tells the four kinds of media text apart. They cannot be confused: a UUID has dashes and a URL a colon, which base64 never has.</summary>
internal static class StoredMediaText
{
    public static MediaSource SourceOf(string text, string path) =>
        Guid.TryParseExact(text, "D", out var id) ? new StoredMedia(id)
        : text.StartsWith("data:", StringComparison.OrdinalIgnoreCase) ? ForImages(new DataUriMedia(text), path)
        : !text.Contains(':', StringComparison.Ordinal) ? ForImages(new Base64Media(text), path)
        : Uri.TryCreate(text, UriKind.Absolute, out var url) ? new UrlMedia(url)
        : throw Unknown(text, path);

    // Audio is a UUID or a URL, by its type as by the model's page.
    private static MediaSource ForImages(MediaSource source, string path) => path == WirePaths.AudioInput
        ? throw new System.Text.Json.JsonException($"{path} must be a media id (UUID) or an absolute URL; {source.Kind} was found.")
        : source;

    private static System.Text.Json.JsonException Unknown(string text, string path) =>
        new($"{path} must be a media id (UUID), an absolute URL, a data URI or base64; a text of {text.Length} characters that is none of them was found.");
}
