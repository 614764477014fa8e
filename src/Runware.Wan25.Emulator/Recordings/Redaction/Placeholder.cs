using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Runware.Wan25.Requests;

namespace Runware.Wan25.Emulator;

/// <summary>
/// The placeholders for what must not be in a recording: a kind, a length, and the beginning of a hash, so that equal texts can be
/// recognized as equal.
/// </summary>
internal static class Placeholder
{
    public const string Key = "[key]";

    private const int HashLength = 8;
    private const int MinBase64Length = 128;
    private const string DataScheme = "data:";
    private const string Unknown = "media";

    public static string Prompt(string text) => Describe("prompt", text);

    public static string Text(string text) => Describe("text", text);

    public static string Media(string text) => Media(KindOfMedia(text), text.Length, HashOf(text));

    /// <param name="kind">The media type.</param>
    /// <param name="length">The number of characters of the text.</param>
    /// <param name="sha256">The hash of that text.</param>
    public static string Media(string kind, long length, string sha256) =>
        string.Create(CultureInfo.InvariantCulture, $"[{kind}: {length} characters, #{sha256[..HashLength]}]");

    /// <summary>Keeps the scheme and the host of a URL in a request: its path may be a secret as well as its query.</summary>
    public static string Url(Uri url) => $"{url.Scheme}://{Hosted(url)}/[#{HashOf(url.AbsoluteUri)[..HashLength]}]";

    /// <summary>Gets the media type that a text begins with.</summary>
    public static string KindOfMedia(string start)
    {
        int end = start.AsSpan().IndexOfAny(';', ',');
        return !start.StartsWith(DataScheme, StringComparison.OrdinalIgnoreCase) || end < 0 ? Unknown
            : start[DataScheme.Length..end] is var type && type.All(IsOfMediaType) && type.Length > 0 ? type
            : Unknown;
    }

    /// <summary>Determines whether a text is media: a data URI, or base64 of some length.</summary>
    public static bool IsMedia(string text) => text.StartsWith(DataScheme, StringComparison.OrdinalIgnoreCase)
        || (text.Length >= MinBase64Length && text.All(IsBase64));

    public static string HashOf(string text) => Hex(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    public static string Hex(byte[] hash) => Convert.ToHexString(hash).ToLowerInvariant();

    private static string Describe(string kind, string text) => string.Create(
        CultureInfo.InvariantCulture, $"[{kind}: {CodePoints.Count(text)} characters, #{HashOf(text)[..HashLength]}]");

    private static string Hosted(Uri url) => url.IsDefaultPort ? url.IdnHost : $"{url.IdnHost}:{url.Port}";

    private static bool IsOfMediaType(char character) => char.IsAsciiLetterOrDigit(character) || character is '/' or '-' or '+' or '.';

    private static bool IsBase64(char character) => char.IsAsciiLetterOrDigit(character) || character is '+' or '/' or '=' or '-' or '_';
}
