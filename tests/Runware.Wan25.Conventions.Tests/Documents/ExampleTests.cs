namespace Runware.Wan25.Conventions.Tests.Documents;

/// <summary>The examples in the XML documentation, which the editor and the API reference show, compile.</summary>
public class ExampleTests
{
    private static readonly string[] Beginnings =
    [
        "T:Runware.Wan25.Wan25Client", "T:Runware.Wan25.VideoRequest", "T:Runware.Wan25.VideoRequestBuilder",
        "T:Runware.Wan25.VideoOperation", "T:Runware.Wan25.ImageInput",
        "M:Runware.Wan25.IWan25Client.GenerateAsync", "M:Runware.Wan25.IWan25Client.SubmitAsync",
        "M:Runware.Wan25.IWan25Client.GetOperation",
        "M:Runware.Wan25.IWan25Client.GenerateAllAsync", "M:Runware.Wan25.IWan25Client.DownloadAsync",
        "M:Runware.Wan25.VideoRequestBuilder.WithIdempotencyKey",
        "M:Microsoft.Extensions.DependencyInjection.Wan25ServiceCollectionExtensions.AddWan25", "T:Runware.Wan25.Wan25ModelFactory",
        "T:Runware.Wan25.RunwareException",
    ];

    internal static IReadOnlyList<Snippet> All => [.. Repository.Packages.SelectMany(ExamplesOf)];

    [Fact]
    public void Every_example_compiles()
    {
        var compiled = SnippetCompiler.Compile<ExampleScope>(All);

        Expect.None(All.Select(example => example.Document).Distinct().SelectMany(compiled.ErrorsIn), "The examples are wrong");
    }

    [Fact]
    public void What_people_start_with_has_an_example()
    {
        var shown = ExamplesOf("Runware.Wan25").Select(example => example.Document).ToList();

        Expect.None(
            Beginnings.Where(member => !shown.Exists(name => name.StartsWith(member, StringComparison.Ordinal))),
            "Give it an <example>");
    }

    private static IEnumerable<Snippet> ExamplesOf(string package) =>
        from member in BuiltPackage.Read(package, "net10.0").Documentation
        from code in member.Value.Descendants("example").SelectMany(example => example.Descendants("code"))
        select new Snippet(member.Key, 1, "csharp", false, code.Value);
}
