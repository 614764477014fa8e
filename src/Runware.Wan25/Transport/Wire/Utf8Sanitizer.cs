using System.Buffers;
using System.Buffers.Text;
using System.Text;
using System.Text.Unicode;

namespace Runware.Wan25.Transport.Wire;

/// <summary>Replaces invalid UTF-8 and escaped lone surrogates in a response, in place, before it is parsed.</summary>
/// <remarks>
/// The parser accepts them, for example where a text was cut inside a character, and throws when the text is read or compared: one invalid
/// character would make the whole response unusable.
/// </remarks>
internal static class Utf8Sanitizer
{
    private const int EscapeLength = 6;

    public static void Sanitize(Span<byte> json)
    {
        if (!Utf8.IsValid(json))
        {
            ReplaceInvalidBytes(json);
        }

        ReplaceLoneSurrogates(json);
    }

    private static void ReplaceInvalidBytes(Span<byte> json)
    {
        while (!json.IsEmpty)
        {
            OperationStatus status = Rune.DecodeFromUtf8(json, out _, out int consumed);
            if (status != System.Buffers.OperationStatus.Done)
            {
                json[..consumed].Fill((byte)'?');
            }

            json = json[consumed..];
        }
    }

    // A backslash outside of a string is a syntax error in any case, so strings need not be tracked.
    private static void ReplaceLoneSurrogates(Span<byte> json)
    {
        while (json.IndexOf((byte)'\\') is >= 0 and var at)
        {
            json = json[at..];
            char? unit = Unit(json);
            if (unit is { } high && char.IsHighSurrogate(high) && Unit(json[EscapeLength..]) is { } low && char.IsLowSurrogate(low))
            {
                json = json[(2 * EscapeLength)..];
                continue;
            }

            if (unit is { } half && char.IsSurrogate(half))
            {
                "FFFD"u8.CopyTo(json[2..]);
            }

            json = json[(unit is null ? Math.Min(2, json.Length) : EscapeLength)..];
        }
    }

    /// <summary>Gets the UTF-16 unit of an escape with four digits.</summary>
    private static char? Unit(ReadOnlySpan<byte> escape) =>
        escape.Length >= EscapeLength && escape[0] == '\\' && escape[1] == 'u'
        && Utf8Parser.TryParse(escape[2..EscapeLength], out ushort unit, out int digits, 'X') && digits == EscapeLength - 2
            ? (char)unit
            : null;
}
