using System.Diagnostics;
using System.Text;
using System.Text.Json;
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

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private readonly string _apiKey = apiKey;

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private readonly string? _prompt = prompt;

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private readonly string? _negativePrompt = negativePrompt;

    public Secrets With(string? prompt, string? negativePrompt) => new(_apiKey, prompt, negativePrompt);

    public string Scrub(string text)
    {
        if (_apiKey.Length >= ShortestKey)
        {
            text = text.Replace(_apiKey, "[key]", StringComparison.Ordinal);
        }

        text = ScrubPrompt(ScrubPrompt(text, _prompt), _negativePrompt);
        return WebUrl().Replace(text, static url =>
            url.ValueSpan.IndexOfAny('?', '#') is >= 0 and var query ? string.Concat(url.ValueSpan[..query], "?[redacted]") : url.Value);
    }

    /// <summary>A text of the service, fit to be part of an exception or a line of a log: scrubbed, of bounded length, and without line breaks to forge lines with.</summary>
    public string Clean(string text, int longest)
    {
        text = Scrub(text);
        text = text.Length <= longest ? text : text[..(longest - 1)] + '…';
        return text.Any(char.IsControl) ? string.Concat(text.Select(character => char.IsControl(character) ? ' ' : character)) : text;
    }

    /// <summary>A copy of the service's JSON. It keeps everything but the key.</summary>
    public JsonElement WithoutKey(JsonElement json)
    {
        if (_apiKey.Length < ShortestKey || json.GetRawText() is var raw && !raw.Contains(_apiKey, StringComparison.Ordinal))
        {
            return json.Clone();
        }

        try
        {
            using var document = JsonDocument.Parse(raw.Replace(_apiKey, "[key]", StringComparison.Ordinal));
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            // A key that looks like JSON itself.
            return default;
        }
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

    /// <summary>Gives the exception itself, a stand-in, or nothing where the stand-in would still repeat the URL's query, which is a signature.</summary>
    public Exception? Scrub(Exception? exception, Uri url)
    {
        var scrubbed = Scrub(exception);
        return url.Query.Length > 1 && scrubbed?.ToString().Contains(url.Query, StringComparison.Ordinal) == true ? null : scrubbed;
    }

    /// <summary>What may be printed of a URL: its host and path. Whoever reads the query of a signed URL can read the file.</summary>
    public static string Describe(Uri url) => url switch
    {
        { IsAbsoluteUri: false } => "(a relative URL)",
        { Scheme: "https" or "http" } => url.Authority + url.AbsolutePath,
        _ => $"(a URL of the scheme {url.Scheme})",
    };

    private static string ScrubPrompt(string text, string? prompt)
    {
        if (prompt is null || prompt.Length < ShortestPrompt)
        {
            return text;
        }

        var prefix = prompt.AsSpan(0, Math.Min(RecognizedPrefix, prompt.Length));
        if (!text.AsSpan().Contains(prefix, StringComparison.Ordinal))
        {
            return text;
        }

        // One pass: a hostile text repeats the beginning of the prompt a million times.
        var scrubbed = new StringBuilder(text.Length);
        var rest = text.AsSpan();
        while (rest.IndexOf(prefix, StringComparison.Ordinal) is >= 0 and var start)
        {
            scrubbed.Append(rest[..start]).Append("[…]");
            rest = rest[start..];
            rest = rest[rest.CommonPrefixLength(prompt)..];
        }

        return scrubbed.Append(rest).ToString();
    }

    // It takes each character once: nothing behind it can fail, so it never goes back.
    [GeneratedRegex("""https?://[^\s"'<>]*""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex WebUrl();
}
