using System.Buffers;
using System.Globalization;
using System.Net;
using System.Text;

namespace Runware.Wan25.Transport;

/// <summary>
/// A text in a normal form: JSON escapes, URL escapes and HTML entities decoded, letters in upper case, white space and punctuation
/// removed. It maps each character back to its source, so that a match can be removed there. Time and memory are proportional to the text.
/// </summary>
internal sealed class PromptSearchText
{
    // Enough for text in a URL in a JSON string in a log.
    private const int MaxPasses = 3;
    private const int MaxEntity = 12;

    private readonly char[] _characters;
    private readonly int[] _starts;
    private readonly int[] _ends;
    private int _length;

    private PromptSearchText(string text)
    {
        _length = text.Length;
        _characters = text.ToCharArray();
        _starts = [.. Enumerable.Range(0, _length)];
        _ends = [.. Enumerable.Range(1, _length)];
    }

    public ReadOnlySpan<char> Characters => _characters.AsSpan(0, _length);

    public static PromptSearchText Of(string text)
    {
        var decoded = new PromptSearchText(text);
        for (int pass = 0; pass < MaxPasses && decoded.Decode(); pass++)
        {
        }

        decoded.Fold();
        return decoded;
    }

    /// <summary>Gets the part of the source that a run of characters came from.</summary>
    public (int Start, int End) SourceOf(int start, int length) => (_starts[start], _ends[start + length - 1]);

    /// <summary>Decodes one layer of encoding, in place: decoded text is never longer than its encoding.</summary>
    private bool Decode()
    {
        (int read, int written, bool changed) = (0, 0, false);
        Span<char> buffer = stackalloc char[2];
        while (read < _length)
        {
            (int consumed, int produced) = Next(read, buffer);
            changed |= consumed > 1;
            (int start, int end) = (_starts[read], _ends[read + consumed - 1]);
            for (int i = 0; i < produced; i++, written++)
            {
                (_characters[written], _starts[written], _ends[written]) = (buffer[i], start, end);
            }

            read += consumed;
        }

        _length = written;
        return changed;
    }

    private (int Read, int Written) Next(int at, Span<char> buffer)
    {
        Span<char> rest = _characters.AsSpan(at, _length - at);
        buffer[0] = rest[0];
        return rest[0] switch
        {
            '%' => Percent(rest, buffer),
            '\\' => Backslash(rest, buffer),
            '&' => Entity(rest, buffer),
            _ => (1, 1),
        };
    }

    private static (int Read, int Written) Percent(ReadOnlySpan<char> rest, Span<char> buffer)
    {
        Span<byte> bytes = stackalloc byte[4];
        int count = 0;
        while (count < bytes.Length && rest.Length >= (count + 1) * 3 && rest[count * 3] == '%'
            && byte.TryParse(
                rest.Slice((count * 3) + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out bytes[count]))
        {
            count++;
        }

        return count > 0 && Rune.DecodeFromUtf8(bytes[..count], out Rune rune, out int used) == OperationStatus.Done
            ? (used * 3, rune.EncodeToUtf16(buffer))
            : (1, 1);
    }

    private static (int Read, int Written) Backslash(ReadOnlySpan<char> rest, Span<char> buffer)
    {
        if (rest.Length >= 6 && rest[1] == 'u'
            && ushort.TryParse(rest.Slice(2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ushort unit))
        {
            buffer[0] = (char)unit;
            return (6, 1);
        }

        if (rest.Length >= 2 && "nrtbf\"'/\\".Contains(rest[1], StringComparison.Ordinal))
        {
            buffer[0] = rest[1] is '"' or '\'' or '/' or '\\' ? rest[1] : ' ';
            return (2, 1);
        }

        return (1, 1);
    }

    private static (int Read, int Written) Entity(ReadOnlySpan<char> rest, Span<char> buffer)
    {
        int end = rest[..Math.Min(rest.Length, MaxEntity)].IndexOf(';');
        if (end < 0)
        {
            return (1, 1);
        }

        string entity = rest[..(end + 1)].ToString();
        string plain = WebUtility.HtmlDecode(entity);
        if (plain.Length > buffer.Length || plain == entity)
        {
            return (1, 1);
        }

        plain.CopyTo(buffer);
        return (entity.Length, plain.Length);
    }

    private void Fold()
    {
        int written = 0;
        for (int read = 0; read < _length; read++)
        {
            char character = _characters[read];
            if (!char.IsWhiteSpace(character) && !char.IsPunctuation(character) && !char.IsControl(character) && !char.IsSymbol(character))
            {
                (_characters[written], _starts[written], _ends[written]) = (char.ToUpperInvariant(character), _starts[read], _ends[read]);
                written++;
            }
        }

        _length = written;
    }
}
