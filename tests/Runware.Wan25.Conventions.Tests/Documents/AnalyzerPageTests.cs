using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Runware.Wan25.Analyzers;

namespace Runware.Wan25.Conventions.Tests.Documents;

/// <summary>
/// The analyzers agree with the documentation: its code has nothing to report but where it says so, and each diagnostic has its page.
/// </summary>
public class AnalyzerPageTests
{
    private const string Folder = "docs/analyzers/";

    private static readonly ImmutableArray<DiagnosticAnalyzer> Analyzers =
    [
        .. typeof(RequestBuilderAnalyzer).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(DiagnosticAnalyzer)))
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
    ];

    public static TheoryData<string> Ids =>
        [.. Analyzers.SelectMany(analyzer => analyzer.SupportedDiagnostics).Select(rule => rule.Id).Distinct().Order()];

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_diagnostic_has_a_page_with_its_title_and_severity(string id)
    {
        var rule = Analyzers.SelectMany(analyzer => analyzer.SupportedDiagnostics).First(one => one.Id == id);
        var page = Document.Load($"{Folder}{id}.md");

        Assert.StartsWith($"# {id}: {rule.Title}\n\nSeverity: {rule.DefaultSeverity}", page.Text, StringComparison.Ordinal);
        Assert.Contains(
            $"| [{id}]({id}.md) | {rule.Title} | {rule.DefaultSeverity} |",
            Document.Load($"{Folder}index.md").Text,
            StringComparison.Ordinal);
        Assert.Contains(Snippet.AllIn(page), snippet => snippet.IsWrong);
        Assert.Contains(Snippet.AllIn(page), snippet => !snippet.IsWrong);
    }

    [Fact]
    public async Task Code_is_reported_where_the_page_says_so_and_nowhere_else()
    {
        var snippets = Document.WithCode.SelectMany(Snippet.AllIn).ToList();
        var reports = await ReportsAsync(SnippetCompiler.CompilationOf<SnippetScope>(snippets));

        Expect.None(
            reports.Where(report => !IsExpected(report, snippets)).Select(Describe),
            "The analyzers report what the documentation shows as right");
        Expect.None(
            snippets.Where(snippet => snippet.IsWrong && !reports.Any(report => IsIn(report, snippet)))
                .Select(snippet => $"{snippet.Document} line {snippet.FirstLine}"),
            "The analyzers do not report what the documentation shows as wrong");
    }

    [Fact]
    public async Task The_examples_of_the_api_reference_have_nothing_to_report() =>
        Expect.None(
            (await ReportsAsync(SnippetCompiler.CompilationOf<ExampleScope>(ExampleTests.All))).Select(Describe),
            "The analyzers report an example");

    private static bool IsExpected(Diagnostic report, IEnumerable<Snippet> snippets) =>
        snippets.Any(snippet =>
            snippet.IsWrong && IsIn(report, snippet) && (!IsPageOfId(snippet.Document) || snippet.Document == $"{Folder}{report.Id}.md"));

    private static bool IsPageOfId(string document) => document.StartsWith($"{Folder}WAN", StringComparison.Ordinal);

    private static bool IsIn(Diagnostic report, Snippet snippet)
    {
        var at = report.Location.GetMappedLineSpan();
        var line = at.StartLinePosition.Line + 1;
        return at.Path == snippet.Document && line >= snippet.FirstLine && line < snippet.FirstLine + snippet.Code.Split('\n').Length;
    }

    private static Task<ImmutableArray<Diagnostic>> ReportsAsync(Compilation compilation) =>
        compilation.WithAnalyzers(Analyzers).GetAnalyzerDiagnosticsAsync();

    private static string Describe(Diagnostic report)
    {
        var at = report.Location.GetMappedLineSpan();
        return $"{at.Path} line {at.StartLinePosition.Line + 1}: {report.Id} {report.GetMessage()}";
    }
}
