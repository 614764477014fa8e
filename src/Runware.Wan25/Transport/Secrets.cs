using System.Text.RegularExpressions;

namespace Runware.Wan25.Transport;

/// <summary>
/// What must never be printed: the API key, the prompts, and what follows the question mark of a URL. The service's messages may repeat any of them.
/// </summary>
internal sealed partial class Secrets(string apiKey, string? prompt = null, string? negativePrompt = null)
{
    // A message may quote only the beginning of a prompt; a shorter beginning than this would match ordinary words.
    private const int RecognizedPrefix = 16;
    private const int ShortestPrompt = 4;
    private const int ShortestKey = 6;

    public Secrets With(string? prompt, string? negativePrompt) => new(apiKey, prompt, negativePrompt);

    public string Scrub(string text)
    {
        if (apiKey.Length >= ShortestKey)
        {
            text = text.Replace(apiKey, "[key]", StringComparison.Ordinal);
        }

        text = ScrubPrompt(ScrubPrompt(text, prompt), negativePrompt);
        return UrlQuery().Replace(text, "$1?[redacted]");
    }

    /// <summary>Gives the exception itself, or where its text holds a secret a stand-in without it.</summary>
    public Exception? Scrub(Exception? exception)
    {
        if (exception is null)
        {
            return null;
        }

        var text = exception.ToString();
        if (Scrub(text) == text)
        {
            return exception;
        }

        // What kind of connection error it was decides whether anything can have been sent, so it is kept.
        var known = exception as HttpRequestException;
        return new HttpRequestException(known?.HttpRequestError ?? HttpRequestError.Unknown, Scrub(exception.Message), null, known?.StatusCode);
    }

    private static string ScrubPrompt(string text, string? prompt)
    {
        if (prompt is null || prompt.Length < ShortestPrompt)
        {
            return text;
        }

        var prefix = prompt.AsSpan(0, Math.Min(RecognizedPrefix, prompt.Length));
        while (text.AsSpan().IndexOf(prefix, StringComparison.Ordinal) is >= 0 and var start)
        {
            var length = text.AsSpan(start).CommonPrefixLength(prompt);
            text = string.Concat(text.AsSpan(0, start), "[…]", text.AsSpan(start + length));
        }

        return text;
    }

    [GeneratedRegex("""(https?://[^\s?#"'<>]*)[?#][^\s"'<>]*""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex UrlQuery();
}
