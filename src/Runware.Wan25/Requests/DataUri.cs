using System.Runtime.InteropServices;

namespace Runware.Wan25.Requests;

/// <summary>A data URI with base64 content, as RFC 2397 defines it.</summary>
/// <param name="MediaType">The media type without its parameters, as written; <see langword="null"/> where the URI names none.</param>
/// <param name="Base64">The content in standard base64.</param>
internal readonly record struct DataUri(string? MediaType, ReadOnlyMemory<char> Base64)
{
    private const string Scheme = "data:";
    private const string Base64Marker = "base64";

    /// <summary>
    /// Reads a data URI. Parameters such as <c>name</c> and <c>charset</c> are dropped; white space around the parts is ignored.
    /// </summary>
    public static DataUri? Parse(string text)
    {
        ReadOnlyMemory<char> uri = text.AsMemory().Trim();
        if (!uri.Span.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) || HeaderLength(uri.Span) is not (>= 0 and var end))
        {
            return null;
        }

        ReadOnlySpan<char> header = uri.Span[Scheme.Length..end];
        int marker = header.LastIndexOf(';');
        if (marker < 0 || !header[(marker + 1)..].Trim().Equals(Base64Marker, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        ReadOnlySpan<char> type = header[..header.IndexOf(';')].Trim();
        return Base64Text.Normalize(uri[(end + 1)..], unescape: true) is { } content
            ? new(type.IsEmpty ? null : type.ToString(), content)
            : null;
    }

    /// <summary>Reads base64 text that stands alone.</summary>
    public static DataUri? FromBase64(string text) =>
        Base64Text.Normalize(text.AsMemory(), unescape: false) is { } content ? new(null, content) : null;

    /// <summary>
    /// Gets the form that is sent. Without a media type that is the base64 alone, whose type the service reads from the content.
    /// </summary>
    /// <param name="given">The text that was parsed, which is returned where it has that form already: media is large.</param>
    public string ToText(string given)
    {
        string prefix = MediaType is null ? "" : Prefix(MediaTypeNormalizer.Canonical(MediaType));
        return MemoryMarshal.TryGetString(Base64, out string? text, out int start, out _)
            && ReferenceEquals(text, given) && start == prefix.Length && start + Base64.Length == given.Length
            && given.StartsWith(prefix, StringComparison.Ordinal)
                ? given
                : $"{prefix}{Base64}";
    }

    /// <summary>Gets what stands before the content.</summary>
    public static string Prefix(string mediaType) => $"{Scheme}{mediaType};{Base64Marker},";

    // The content begins after the first comma that is not inside a quoted parameter value.
    private static int HeaderLength(ReadOnlySpan<char> uri)
    {
        bool isQuoted = false;
        for (int at = Scheme.Length; at < uri.Length; at++)
        {
            if (uri[at] == ',' && !isQuoted)
            {
                return at;
            }

            isQuoted ^= uri[at] == '"';
        }

        return -1;
    }
}
