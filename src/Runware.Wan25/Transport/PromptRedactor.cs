using System.Text;

namespace Runware.Wan25.Transport;

/// <summary>
/// Removes a prompt from a text of the service: the whole prompt or a piece of it, in any case, also encoded for JSON, a URL or HTML. The
/// time is proportional to the text, however often it repeats the prompt.
/// </summary>
internal static class PromptRedactor
{
    // A shorter piece would match ordinary words. In scripts that write a word in one or two characters, half of that is enough.
    private const int MinPiece = 12;
    private const int MinDensePiece = 6;
    private const int MinPrompt = 4;

    private const string Placeholder = "[…]";

    public static string Redact(string text, string? prompt)
    {
        if (prompt is null || prompt.Length < MinPrompt)
        {
            return text;
        }

        ReadOnlySpan<char> wanted = NormalizedText.Of(prompt).Characters;
        return wanted.Length < MinPrompt ? text.Replace(prompt, Placeholder, StringComparison.OrdinalIgnoreCase) : Redact(text, wanted);
    }

    private static string Redact(string text, ReadOnlySpan<char> wanted)
    {
        int length = Math.Min(IsDense(wanted) ? MinDensePiece : MinPiece, wanted.Length);

        // Hashes are enough: a collision only redacts a few letters too many.
        var pieces = new HashSet<int>();
        for (int start = 0; start + length <= wanted.Length; start++)
        {
            pieces.Add(string.GetHashCode(wanted.Slice(start, length)));
        }

        var decoded = NormalizedText.Of(text);
        StringBuilder? redacted = null;
        int covered = 0;
        for (int start = 0; start + length <= decoded.Characters.Length; start++)
        {
            if (!pieces.Contains(string.GetHashCode(decoded.Characters.Slice(start, length))))
            {
                continue;
            }

            (int from, int to) = decoded.SourceOf(start, length);
            if (from >= covered)
            {
                redacted ??= new StringBuilder(Math.Min(text.Length, 4096));
                redacted.Append(text.AsSpan(covered, from - covered)).Append(Placeholder);
            }

            covered = Math.Max(to, covered);
        }

        return redacted is null ? text : redacted.Append(text.AsSpan(covered)).ToString();
    }

    private static bool IsDense(ReadOnlySpan<char> text)
    {
        int dense = 0;
        foreach (char character in text)
        {
            dense += character >= 0x2E80 ? 1 : 0;
        }

        return dense * 2 > text.Length;
    }
}
