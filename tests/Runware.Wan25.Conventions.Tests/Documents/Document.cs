namespace Runware.Wan25.Conventions.Tests.Documents;

/// <summary>A Markdown text of the repository.</summary>
/// <param name="Name">The path below the root, with slashes; appears in messages.</param>
/// <param name="Text">The text.</param>
internal sealed record Document(string Name, string Text)
{
    private static readonly string[] Elsewhere = ["CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md"];

    public static IReadOnlyList<Document> All { get; } = Find();

    /// <summary>
    /// Those whose code is compiled: the READMEs of the repository and of the packages, and every page below <c>docs</c>.
    /// </summary>
    public static IReadOnlyList<Document> WithCode { get; } = All.Where(document => !Elsewhere.Contains(document.Name)).ToList();

    public static Document Load(string name) => new(name, File.ReadAllText(Repository.PathOf(name)));

    /// <summary>The lines outside of code blocks.</summary>
    public IEnumerable<string> Prose()
    {
        var isCode = false;
        foreach (var line in Text.ReplaceLineEndings("\n").Split('\n'))
        {
            if (line.TrimStart().StartsWith("```", StringComparison.Ordinal))
            {
                isCode = !isCode;
            }
            else if (!isCode)
            {
                yield return line;
            }
        }
    }

    private static List<Document> Find() =>
    [
        .. Elsewhere.Append("README.md").Select(Load),
        .. new[] { "docs", "src", "samples" }
            .Where(folder => Directory.Exists(Repository.PathOf(folder)))
            .SelectMany(folder => Directory.EnumerateFiles(Repository.PathOf(folder), "*.md", SearchOption.AllDirectories))
            .Select(path => Path.GetRelativePath(Repository.Root, path).Replace('\\', '/'))
            .Where(name => !name.Split('/').Any(part => part is "bin" or "obj" or "data"))
            .Order(StringComparer.Ordinal)
            .Select(Load),
    ];
}
