namespace Runware.Wan25.Conventions.Tests.Documents;

/// <summary>A block of code in a Markdown text.</summary>
/// <param name="Document">The document's name.</param>
/// <param name="FirstLine">The line of the text that the code begins on, from 1.</param>
/// <param name="Language">What the block says first: <c>csharp</c>.</param>
/// <param name="IsRun">Whether the block says <c>run</c>.</param>
/// <param name="Code">The code.</param>
internal sealed record Snippet(string Document, int FirstLine, string Language, bool IsRun, string Code)
{
    private const string Fence = "```";

    /// <summary>Whether the block says <c>wrong</c>: the analyzers report it.</summary>
    public bool IsWrong { get; init; }

    /// <summary>The blocks of C#.</summary>
    public static IReadOnlyList<Snippet> AllIn(Document document) =>
        BlocksIn(document).Where(block => block.Language is "csharp" or "cs" or "c#").ToList();

    /// <summary>The blocks of every language.</summary>
    public static IEnumerable<Snippet> BlocksIn(Document document)
    {
        var lines = document.Text.ReplaceLineEndings("\n").Split('\n');
        for (var at = 0; at < lines.Length; at++)
        {
            if (!lines[at].TrimStart().StartsWith(Fence, StringComparison.Ordinal))
            {
                continue;
            }

            var words = lines[at].Trim()[Fence.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var end = Array.FindIndex(lines, at + 1, line => line.Trim() == Fence);
            end = end < 0 ? lines.Length : end;
            yield return new(
                document.Name, at + 2, words.FirstOrDefault() ?? "", words.Contains("run"), string.Join('\n', lines[(at + 1)..end]))
            {
                IsWrong = words.Contains("wrong"),
            };
            at = end;
        }
    }
}
