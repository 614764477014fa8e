using System.Globalization;
#if NET9_0_OR_GREATER
using System.Runtime.InteropServices;
#endif
using System.Text;
using System.Text.Json;
using Runware.Wan25.Requests.Parameters;

namespace Runware.Wan25.Transport.Wire;

/// <summary>
/// Reads members as an expected type, or as <see langword="null"/>. The service's types vary (numbers as strings, an object for an array),
/// and a string may contain invalid UTF-8, which is detected only when it is read.
/// </summary>
internal static class JsonElementExtensions
{
    // Servers do not accept longer URLs.
    private const int MaxUrlLength = 32 * 1024;

    public static JsonElement Member(this JsonElement element, ReadOnlySpan<byte> name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out JsonElement value) ? value : default;

    public static bool HasItems(this JsonElement element) => element.ValueKind == JsonValueKind.Array && element.GetArrayLength() > 0;

    public static string? Text(this JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => element.GetRawText(),
        _ => ParameterReader.TextOf(element),
    };

    /// <summary>Determines whether a string is a word of ASCII letters. Case is ignored, as <see cref="VideoStatus"/> does.</summary>
    public static bool Is(this JsonElement element, ReadOnlySpan<byte> word)
    {
        if (element.ValueKind != JsonValueKind.String)
        {
            return false;
        }

        // Compared several times for each row of each poll: where the runtime can, without a string.
#if NET9_0_OR_GREATER
        ReadOnlySpan<byte> text = JsonMarshal.GetRawUtf8Value(element)[1..^1];
        return Ascii.EqualsIgnoreCase(text, word) || (text.Contains((byte)'\\') && element.ValueEquals(word));
#else
        return element.ValueEquals(word)
            || (element.Text() is { } text && text.Length == word.Length && Ascii.EqualsIgnoreCase(text, word));
#endif
    }

    public static Guid? Id(this JsonElement element)
    {
        try
        {
            return element.ValueKind == JsonValueKind.String && element.TryGetGuid(out Guid id) && id != Guid.Empty ? id : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    public static long? Integer(this JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Number => ParameterReader.IntegerOf(element),
        JsonValueKind.String
            when long.TryParse(element.Text(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long value) => value,
        _ => null,
    };

    public static decimal? Number(this JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Number when element.TryGetDecimal(out decimal value) => value,
        JsonValueKind.String
            when decimal.TryParse(element.Text(), NumberStyles.Float, CultureInfo.InvariantCulture, out decimal value) => value,
        _ => null,
    };

    public static bool? Flag(this JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.String when bool.TryParse(element.Text(), out bool value) => value,
        JsonValueKind.Number => element.Number() is { } value ? value != 0 : null,
        _ => null,
    };

    /// <summary>
    /// Gets an http or https URL. Other schemes are ignored: an application that opens the URL must not open a local file (on Unix,
    /// <c>/etc/passwd</c> is an absolute URL) or run a script.
    /// </summary>
    public static Uri? Url(this JsonElement element) =>
        element.ValueKind == JsonValueKind.String && element.Text() is { Length: <= MaxUrlLength } text
        && Uri.TryCreate(text, UriKind.Absolute, out Uri? url) && WebUrl.IsHttpOrHttps(url)
            ? url
            : null;
}
