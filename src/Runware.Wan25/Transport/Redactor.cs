using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Runware.Wan25.Transport;

/// <summary>
/// What must never be printed: the API key, the prompts, and what follows the question mark of a URL. The service's messages may repeat any of them.
/// </summary>
internal sealed partial class Redactor(ApiKeys apiKeys, string? prompt = null, string? negativePrompt = null)
{
    // More than any message needs; what is longer is cut before it is looked through.
    private const int MaxText = 1024 * 1024;

    // A secret that is cut through at the end is not recognized any more, so that much is dropped there.
    private const int MaxCutSecret = 8 * 1024;

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private readonly string? _prompt = prompt;

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private readonly string? _negativePrompt = negativePrompt;

    public Redactor(string apiKey, string? prompt = null, string? negativePrompt = null)
        : this(new ApiKeys(apiKey), prompt, negativePrompt)
    {
    }

    public Redactor With(string? prompt, string? negativePrompt) => new(apiKeys, prompt, negativePrompt);

    /// <summary>Takes note of a key that is used from now on. The ones before may still come back in late answers.</summary>
    public void Remember(string apiKey) => apiKeys.Add(apiKey);

    public string Redact(string text)
    {
        if (text.Length > MaxText)
        {
            var beginning = Redact(text[..MaxText]);
            return beginning[..Math.Max(0, beginning.Length - MaxCutSecret)] + '…';
        }

        text = apiKeys.RemoveFrom(text);
        text = PromptMatcher.Redact(PromptMatcher.Redact(text, _prompt), _negativePrompt);
        return WebUrl().Replace(text, static url =>
            url.ValueSpan.IndexOfAny('?', '#') is >= 0 and var query ? string.Concat(url.ValueSpan[..query], "?[redacted]") : url.Value);
    }

    /// <summary>A text of the service, fit to be part of an exception or a line of a log: redacted, of bounded length, and without line breaks to forge lines with.</summary>
    public string Sanitize(string text, int longest)
    {
        text = Redact(text);
        text = text.Length <= longest ? text : text[..(longest - 1)] + '…';
        return text.Any(char.IsControl) ? string.Concat(text.Select(character => char.IsControl(character) ? ' ' : character)) : text;
    }

    /// <summary>A copy of the service's JSON. It keeps everything but the key.</summary>
    public JsonElement WithoutKey(JsonElement json)
    {
        var raw = json.ValueKind == JsonValueKind.Undefined ? "" : json.GetRawText();
        var clean = apiKeys.RemoveFrom(raw);
        if (ReferenceEquals(raw, clean))
        {
            return raw.Length == 0 ? default : json.Clone();
        }

        try
        {
            using var document = JsonDocument.Parse(clean);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            // A key that looks like JSON itself.
            return default;
        }
    }

    /// <summary>Gives the exception itself, or where its text holds a secret a stand-in without it.</summary>
    public Exception? Redact(Exception? exception)
    {
        if (exception is null)
        {
            return null;
        }

        var text = exception.ToString();
        if (Redact(text) == text)
        {
            return exception;
        }

        // What kind of connection error it was decides whether anything can have been sent, so it is kept.
        var known = exception as HttpRequestException;
        return new HttpRequestException(known?.HttpRequestError ?? HttpRequestError.Unknown, Redact(exception.Message), null, known?.StatusCode);
    }

    /// <summary>Gives the exception itself, a stand-in, or nothing where the stand-in would still repeat the URL's query, which is a signature.</summary>
    public Exception? Redact(Exception? exception, Uri url)
    {
        var redacted = Redact(exception);
        return url.Query.Length > 1 && redacted?.ToString().Contains(url.Query, StringComparison.Ordinal) == true ? null : redacted;
    }

    /// <summary>What may be printed of a URL: its host and path. Whoever reads the query of a signed URL can read the file.</summary>
    public static string Describe(Uri url) => url switch
    {
        { IsAbsoluteUri: false } => "(a relative URL)",
        { Scheme: "https" or "http" } => url.Authority + url.AbsolutePath,
        _ => $"(a URL of the scheme {url.Scheme})",
    };

    // It takes each character once: nothing behind it can fail, so it never goes back.
    [GeneratedRegex("""https?://[^\s"'<>]*""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex WebUrl();
}
