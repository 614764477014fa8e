using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;
using Runware.Wan25.Requests;
using Runware.Wan25.Requests.Parameters;

namespace Runware.Wan25.Transport;

/// <summary>Removes what must not be printed, and messages may repeat: API keys, prompts, and the queries of URLs.</summary>
internal sealed partial class Redactor(
    ApiKeyRedactor apiKeys, string? prompt = null, string? negativePrompt = null, PromptRedactor? others = null)
{
    // More than any message needs. Longer texts are cut before they are searched.
    private const int MaxText = 1024 * 1024;

    // A key or prompt that the cut truncates is not recognized, so the end of a cut text is dropped.
    private const int DroppedAfterCut = 8 * 1024;

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private readonly string? _prompt = prompt;

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private readonly string? _negativePrompt = negativePrompt;

    // Not for every prompt: each operation that is waited for has a redactor, and hardly any has more than two prompts.
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private readonly PromptRedactor? _others = others;

    public Redactor(string apiKey, string? prompt = null, string? negativePrompt = null)
        : this(new ApiKeyRedactor(apiKey), prompt, negativePrompt)
    {
    }

    private IEnumerable<string> Prompts => [.. new[] { _prompt, _negativePrompt }.OfType<string>(), .. _others?.Prompts ?? []];

    /// <summary>Makes one for a request: it knows its prompts, and those given by path, which take their place on the wire.</summary>
    public Redactor For(VideoParameters request)
    {
        string? prompt = GivenByPath(request, VideoParameters.PromptParameter);
        string? negativePrompt = GivenByPath(request, VideoParameters.NegativePromptParameter);
        PromptRedactor? byPath = prompt is null && negativePrompt is null
            ? null
            : new PromptRedactor([.. new[] { prompt, negativePrompt }.OfType<string>()]);
        return new Redactor(apiKeys, request.Prompt, request.NegativePrompt, byPath);
    }

    /// <summary>Makes one that knows the prompts of others too: a response about several operations may quote any of them.</summary>
    public Redactor WithPromptsOf(IEnumerable<Redactor> others)
    {
        string[] prompts = [.. others.Prepend(this).SelectMany(other => other.Prompts).Distinct()];
        return prompts.Length == 0 ? this : new Redactor(apiKeys, others: new PromptRedactor(prompts));
    }

    /// <summary>Adds a key. Earlier keys are kept, since late responses may still contain them.</summary>
    public void Remember(string apiKey) => apiKeys.Add(apiKey);

    public string Redact(string text)
    {
        if (text.Length > MaxText)
        {
            string beginning = Redact(text[..MaxText]);
            return beginning[..Math.Max(0, beginning.Length - DroppedAfterCut)] + '…';
        }

        text = apiKeys.RemoveFrom(text);
        text = PromptRedactor.Redact(PromptRedactor.Redact(text, _prompt), _negativePrompt);
        text = _others?.Redact(text) ?? text;
        return WebUrl().Replace(text, static url =>
            url.ValueSpan.IndexOfAny('?', '#') is >= 0 and var query ? string.Concat(url.ValueSpan[..query], "?[redacted]") : url.Value);
    }

    /// <summary>
    /// Prepares a text of the service for exceptions and logs: redacted, of bounded length, and without line breaks, which could forge log
    /// lines.
    /// </summary>
    public string Sanitize(string text, int maxLength)
    {
        text = Redact(text);
        text = text.Length <= maxLength ? text : text[..(maxLength - 1)] + '…';
        return text.Any(char.IsControl) ? string.Concat(text.Select(character => char.IsControl(character) ? ' ' : character)) : text;
    }

    /// <summary>Copies the service's JSON without the API key.</summary>
    public JsonElement WithoutKey(JsonElement json)
    {
        string raw = json.ValueKind == JsonValueKind.Undefined ? "" : json.GetRawText();
        string clean = apiKeys.RemoveFrom(raw);
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
            // The key occurred as JSON syntax.
            return default;
        }
    }

    /// <summary>Returns the exception itself, or a redacted replacement where its text contains what must not be printed.</summary>
    public Exception? Redact(Exception? exception)
    {
        if (exception is null)
        {
            return null;
        }

        string text = exception.ToString();
        if (Redact(text) == text)
        {
            return exception;
        }

        // The kind of a connection error is kept: it decides whether anything can have been sent.
        var http = exception as HttpRequestException;
        return new HttpRequestException(
            http?.HttpRequestError ?? HttpRequestError.Unknown, Redact(exception.Message), null, http?.StatusCode);
    }

    /// <summary>
    /// Returns the exception itself, a redacted replacement, or <see langword="null"/> where the replacement would still contain the URL's
    /// query, which is a signature.
    /// </summary>
    public Exception? Redact(Exception? exception, Uri url)
    {
        Exception? redacted = Redact(exception);
        return url.Query.Length > 1 && redacted?.ToString().Contains(url.Query, StringComparison.Ordinal) == true ? null : redacted;
    }

    /// <summary>Returns the host and path of a URL. Anyone who has the query of a signed URL can read the file.</summary>
    public static string Describe(Uri url) => url switch
    {
        { IsAbsoluteUri: false } => "(a relative URL)",
        { Scheme: "https" or "http" } => url.Authority + url.AbsolutePath,
        _ => $"(a URL of the scheme {url.Scheme})",
    };

    private static string? GivenByPath(VideoParameters request, TextParameter parameter) =>
        request.Additional.TryGetValue(parameter.Path, out JsonElement value) ? ParameterReader.TextOf(value) : null;

    // Nothing follows the repetition, so the match never backtracks.
    [GeneratedRegex("""https?://[^\s"'<>]*""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex WebUrl();
}
