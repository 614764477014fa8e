using System.Text;

namespace Runware.Wan25.Transport;

/// <summary>
/// Removes prompts from a text of the service: a whole prompt or a piece of it, in any case, also encoded for JSON, a URL or HTML. The
/// time is proportional to the text and to the prompts, however often it repeats them.
/// </summary>
internal sealed class PromptRedactor(string[] prompts)
{
    // A shorter piece would match ordinary words. In scripts that write a word in one or two characters, half of that is enough.
    private const int MinPiece = 12;
    private const int MinDensePiece = 6;
    private const int MinPrompt = 4;

    private const string Placeholder = "[…]";

    // Made for the first text, since most redactors never see one, and kept, since one of many prompts sees many.
    private Pieces? _pieces;

    public IReadOnlyList<string> Prompts => prompts;

    public static string Redact(string text, string? prompt) => prompt is null ? text : new PromptRedactor([prompt]).Redact(text);

    public string Redact(string text)
    {
        _pieces ??= new Pieces(prompts);
        foreach (string prompt in _pieces.Unfolded)
        {
            text = text.Replace(prompt, Placeholder, StringComparison.OrdinalIgnoreCase);
        }

        return _pieces.ByLength.Count == 0 ? text : Redact(text, _pieces.ByLength);
    }

    private static string Redact(string text, Dictionary<int, HashSet<int>> pieces)
    {
        var decoded = PromptSearchText.Of(text);
        ReadOnlySpan<char> characters = decoded.Characters;
        StringBuilder? redacted = null;
        int covered = 0;
        for (int start = 0; start < characters.Length; start++)
        {
            foreach ((int length, HashSet<int> hashes) in pieces)
            {
                if (start + length > characters.Length || !hashes.Contains(string.GetHashCode(characters.Slice(start, length))))
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

    /// <summary>What a text is searched for.</summary>
    private sealed class Pieces
    {
        public Pieces(string[] prompts)
        {
            foreach (string prompt in prompts.Where(prompt => prompt.Length >= MinPrompt))
            {
                ReadOnlySpan<char> wanted = PromptSearchText.Of(prompt).Characters;
                if (wanted.Length < MinPrompt)
                {
                    Unfolded.Add(prompt);
                    continue;
                }

                int length = Math.Min(IsDense(wanted) ? MinDensePiece : MinPiece, wanted.Length);
                if (!ByLength.TryGetValue(length, out HashSet<int>? hashes))
                {
                    ByLength.Add(length, hashes = []);
                }

                for (int start = 0; start + length <= wanted.Length; start++)
                {
                    hashes.Add(string.GetHashCode(wanted.Slice(start, length)));
                }
            }
        }

        /// <summary>Gets the prompts of which the normal form leaves next to nothing.</summary>
        public List<string> Unfolded { get; } = [];

        /// <summary>
        /// Gets the hashes of all pieces by their length. Hashes are enough: a collision only redacts a few letters too many.
        /// </summary>
        public Dictionary<int, HashSet<int>> ByLength { get; } = [];
    }
}
