using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace Runware.Wan25.Validation;

/// <summary>Recognises documents that are text: most often an error page that was saved under the name of an image.</summary>
internal static class TextFormatDetector
{
    // No control characters but tab, line feed, form feed and carriage return.
    private static readonly SearchValues<byte> Control = SearchValues.Create(
        [.. Enumerable.Range(0, 32).Except([9, 10, 12, 13]).Select(value => (byte)value), 0x7F]);

    /// <summary>Gets the format, or <see langword="null"/> where the bytes are not text.</summary>
    public static MediaFormat? Identify(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || head.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
        {
            return MediaFormat.Text;
        }

        ReadOnlySpan<byte> byteOrderMark = [0xEF, 0xBB, 0xBF];
        ReadOnlySpan<byte> text = (head.StartsWith(byteOrderMark) ? head[byteOrderMark.Length..] : head).TrimStart(" \t\r\n"u8);
        return text.IsEmpty || text.ContainsAny(Control) ? null
            : Begins(text, "<!doctype html"u8) || Begins(text, "<html"u8) || Begins(text, "<head"u8)
                || Begins(text, "<body"u8) ? MediaFormat.Html
            : Begins(text, "<svg"u8) || (Begins(text, "<?xml"u8) && text.IndexOf("<svg"u8) >= 0) ? MediaFormat.Svg
            : Begins(text, "<?xml"u8) ? MediaFormat.Xml
            : !IsUtf8(text) ? null
            : text[0] is (byte)'{' or (byte)'[' ? MediaFormat.Json
            : MediaFormat.Text;
    }

    // The last character may be cut off.
    private static bool IsUtf8(ReadOnlySpan<byte> text)
    {
        for (int cut = 0; cut < Math.Min(4, text.Length); cut++)
        {
            if (Utf8.IsValid(text[..^cut]))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Begins(ReadOnlySpan<byte> text, ReadOnlySpan<byte> tag) =>
        text.Length >= tag.Length && Ascii.EqualsIgnoreCase(text[..tag.Length], tag);
}
