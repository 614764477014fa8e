using System.Buffers.Text;
using System.Text;
using System.Text.Unicode;

namespace Runware.Wan25.Transport.Wire;

/// <summary>
/// Makes every text of an answer readable, in place, before it is parsed. Bytes that are no UTF-8 and halves of surrogate pairs (what is
/// left where somebody cut a text in the middle of a character) pass the parser and throw when they are read or compared: a broken
/// character must not cost a whole answer.
/// </summary>
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
            var status = Rune.DecodeFromUtf8(json, out _, out var consumed);
            if (status != System.Buffers.OperationStatus.Done)
            {
                json[..consumed].Fill((byte)'?');
            }

            json = json[consumed..];
        }
    }

    // Outside of strings a backslash is an error anyway, so nobody needs to know here where strings begin.
    private static void ReplaceLoneSurrogates(Span<byte> json)
    {
        while (json.IndexOf((byte)'\\') is >= 0 and var at)
        {
            json = json[at..];
            var unit = Unit(json);
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

    /// <summary>The UTF-16 unit of an escape with four digits.</summary>
    private static char? Unit(ReadOnlySpan<byte> escape) =>
        escape.Length >= EscapeLength && escape[0] == '\\' && escape[1] == 'u'
        && Utf8Parser.TryParse(escape[2..EscapeLength], out ushort unit, out var digits, 'X') && digits == EscapeLength - 2
            ? (char)unit
            : null;
}
