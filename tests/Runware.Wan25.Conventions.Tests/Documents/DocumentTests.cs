namespace Runware.Wan25.Conventions.Tests.Documents;

/// <summary>
/// Every block of C# in the READMEs and in the documentation compiles, and those marked <c>csharp run</c> work against the emulator.
/// </summary>
public class DocumentTests
{
    private static readonly Lazy<CompiledSnippets> Compiled = new(
        () => SnippetCompiler.Compile(Document.WithCode.SelectMany(Snippet.AllIn)));

    private const int MaxReadmeLength = 9 * 1024;

    public static TheoryData<string> WithCode =>
        [.. Document.WithCode.Where(document => Snippet.AllIn(document).Count > 0).Select(document => document.Name)];

    public static TheoryData<string> Readmes => [.. Repository.Packages.Select(package => $"src/{package}/README.md").Prepend("README.md")];

    [Theory]
    [MemberData(nameof(WithCode))]
    public async Task The_code_in_a_document_works(string document) =>
        Expect.None(await SnippetCheck.TryOutAsync(Compiled.Value, document), $"{document} promises what is not so");

    [Theory]
    [MemberData(nameof(Readmes))]
    public void A_readme_has_code_that_is_run(string readme) =>
        Assert.Contains(Snippet.AllIn(Document.Load(readme)), snippet => snippet.IsRun);

    [Fact]
    public void The_readme_is_read_in_five_minutes() =>
        Assert.True(
            new FileInfo(Repository.PathOf("README.md")).Length <= MaxReadmeLength,
            $"More than {MaxReadmeLength} bytes: move something to docs/.");
}
