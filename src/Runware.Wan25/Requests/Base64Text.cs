using System.Buffers.Text;
using System.Globalization;

namespace Runware.Wan25.Requests;

/// <summary>Converts base64 as it occurs in the wild to the one form that every decoder takes.</summary>
internal static class Base64Text
{
    private const int MaxPadding = 2;

    /// <summary>
    /// Gets the standard form: standard alphabet, padded, without white space and percent-escapes; <see langword="null"/> where the text is
    /// empty or not base64. Text in that form is returned as it is.
    /// </summary>
    public static ReadOnlyMemory<char>? Normalize(ReadOnlyMemory<char> text, bool unescape)
    {
        if (Base64.IsValid(text.Span, out int decodedLength) && decodedLength > 0 && text.Length == (decodedLength + 2) / 3 * 4)
        {
            return text;
        }

        char[] buffer = new char[text.Length + MaxPadding];
        int length = Copy(text.Span, buffer, unescape);
        int unpadded = buffer.AsSpan(0, Math.Max(length, 0)).TrimEnd('=').Length;
        if (unpadded == 0 || unpadded % 4 == 1 || length - unpadded > MaxPadding)
        {
            return null;
        }

        int padded = (unpadded + 3) / 4 * 4;
        buffer.AsSpan(unpadded, padded - unpadded).Fill('=');
        if (!Base64.IsValid(buffer.AsSpan(0, padded)))
        {
            return null;
        }

        return buffer.AsMemory(0, padded);
    }

    private static int Copy(ReadOnlySpan<char> text, Span<char> buffer, bool unescape)
    {
        int length = 0;
        for (int at = 0; at < text.Length; at++)
        {
            char character = text[at];
            if (character == '%' && unescape)
            {
                if (at + 2 >= text.Length || !byte.TryParse(text.Slice(at + 1, 2), NumberStyles.AllowHexSpecifier, null, out byte escaped))
                {
                    return -1;
                }

                character = (char)escaped;
                at += 2;
            }

            if (!char.IsWhiteSpace(character))
            {
                buffer[length++] = character switch { '-' => '+', '_' => '/', _ => character };
            }
        }

        return length;
    }
}
