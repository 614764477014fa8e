using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Runware.Wan25.Conventions.Tests.Documents;

/// <summary>
/// Makes a program of each snippet: its statements become the body of an async method, its usings and types go around it.
/// </summary>
internal static class SnippetCompiler
{
    /// <summary>What a web project has implicitly, and the namespaces that the documentation tells its reader to use once.</summary>
    private const string Usings =
        "using System; using System.Collections.Generic; using System.IO; using System.Linq; using System.Net.Http; "
        + "using System.Threading; using System.Threading.Tasks; using Microsoft.AspNetCore.Builder; using Microsoft.AspNetCore.Http; "
        + "using Microsoft.AspNetCore.Routing; using Microsoft.Extensions.Configuration; using Microsoft.Extensions.DependencyInjection; "
        + "using Microsoft.Extensions.Hosting; using Microsoft.Extensions.Logging; "
        + "using Runware.Wan25; using Runware.Wan25.AspNetCore; using Runware.Wan25.Emulator; using Runware.Wan25.Jobs;";

    private static readonly CSharpParseOptions Parsing = new(LanguageVersion.Preview);

    /// <summary>Compiles all of them at once: each is a program in a namespace and a syntax tree of its own.</summary>
    public static CompiledSnippets Compile(IEnumerable<Snippet> snippets) => Compile<SnippetScope>(snippets);

    /// <summary>Compiles all of them at once, with the members of <typeparamref name="TScope"/> in scope.</summary>
    public static CompiledSnippets Compile<TScope>(IEnumerable<Snippet> snippets)
        where TScope : SnippetScope
    {
        var programs = snippets.Select((snippet, index) => (Snippet: snippet, Space: $"Snippet{index}")).ToList();
        var compilation = CompilationOf(programs, typeof(TScope));
        var assembly = new MemoryStream();
        var emitted = compilation.Emit(assembly);
        assembly.Position = 0;
        return new(
            emitted.Success ? assembly : null,
            [.. programs.Select(one => (one.Snippet, $"{one.Space}.Program"))],
            [.. emitted.Diagnostics.Where(one => one.Severity == DiagnosticSeverity.Error).Select(Describe)]);
    }

    /// <summary>What <see cref="Compile{TScope}"/> compiles.</summary>
    public static CSharpCompilation CompilationOf<TScope>(IEnumerable<Snippet> snippets)
        where TScope : SnippetScope => CompilationOf(snippets.Select((snippet, index) => (snippet, $"Snippet{index}")), typeof(TScope));

    private static CSharpCompilation CompilationOf(IEnumerable<(Snippet Snippet, string Space)> programs, Type scope) =>
        CSharpCompilation.Create(
            "Snippets",
            programs.Select(one => CSharpSyntaxTree.ParseText(Wrap(one.Snippet, one.Space, scope), Parsing)),
            References.All,
            new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    private static string Wrap(Snippet snippet, string space, Type scope)
    {
        var unit = SyntaxFactory.ParseCompilationUnit(snippet.Code, options: Parsing);
        // From the first line on, because analyzers take what comes before a file's first mapping for generated code.
        var text = new StringBuilder("#line 1 \"usings\"\n").Append(Usings).Append('\n');
        Append(text, snippet, unit.Usings);
        text.Append("namespace ").Append(space).Append(" {\npublic sealed class Program : ").Append(scope.FullName).Append(" {\n");
        text.Append("protected override async System.Threading.Tasks.Task RunAsync() {\n");
        Append(text, snippet, unit.Members.OfType<GlobalStatementSyntax>());
        text.Append("#line hidden\n").AppendJoin('\n', Facts(unit)).Append("\n} }\n");
        Append(text, snippet, unit.Members.Where(member => member is not GlobalStatementSyntax));
        return text.Append("#line hidden\n}\n").ToString();
    }

    /// <summary>Calls of the test methods that a snippet declares: running a test class is running its facts.</summary>
    private static IEnumerable<string> Facts(CompilationUnitSyntax unit) =>
        from type in unit.Members.OfType<ClassDeclarationSyntax>()
        from method in type.Members.OfType<MethodDeclarationSyntax>()
        where method.AttributeLists.SelectMany(list => list.Attributes).Any(attribute => attribute.Name.ToString() == "Fact")
        select $"await new {type.Identifier}().{method.Identifier}();";

    private static void Append(StringBuilder text, Snippet snippet, IEnumerable<SyntaxNode> nodes)
    {
        foreach (var node in nodes)
        {
            var line = snippet.FirstLine + node.SyntaxTree.GetLineSpan(node.FullSpan).StartLinePosition.Line;
            text.Append("#line ").Append(line).Append(" \"").Append(snippet.Document).Append("\"\n").Append(node.ToFullString()).Append(
                '\n');
        }
    }

    private static (string Document, string Message) Describe(Diagnostic error)
    {
        var at = error.Location.GetMappedLineSpan();
        return (at.Path, $"{at.Path} line {at.StartLinePosition.Line + 1}: {error.GetMessage()}");
    }
}
