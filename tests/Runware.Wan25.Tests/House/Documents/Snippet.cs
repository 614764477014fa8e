namespace Runware.Wan25.Tests.House.Readme;

/// <summary>A block of C# in a Markdown text.</summary>
/// <param name="FirstLine">The line of the text that the code begins on, from 1.</param>
/// <param name="IsRun">Whether the block says <c>csharp run</c>.</param>
/// <param name="Code">The code.</param>
internal sealed record Snippet(int FirstLine, bool IsRun, string Code)
{
    private const string Fence = "```";

    public static IReadOnlyList<Snippet> AllIn(string markdown)
    {
        var snippets = new List<Snippet>();
        var lines = markdown.ReplaceLineEndings("\n").Split('\n');
        for (var at = 0; at < lines.Length; at++)
        {
            if (!lines[at].TrimStart().StartsWith(Fence, StringComparison.Ordinal))
            {
                continue;
            }

            var words = lines[at].Trim()[Fence.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var end = Array.FindIndex(lines, at + 1, line => line.Trim() == Fence);
            end = end < 0 ? lines.Length : end;
            if (words.FirstOrDefault() is "csharp" or "cs" or "c#")
            {
                snippets.Add(new(at + 2, words.Contains("run"), string.Join('\n', lines[(at + 1)..end])));
            }

            at = end;
        }

        return snippets;
    }
}
