using System.Runtime.Loader;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Runware.Wan25.Tests.House.Readme;

/// <summary>Makes a program of a snippet: its statements become the body of an async method, its usings and types go around it.</summary>
internal static class SnippetCompiler
{
    /// <summary>What a web project has implicitly, and the namespaces that the README tells its reader to use once.</summary>
    private const string Usings =
        "using System; using System.Collections.Generic; using System.IO; using System.Linq; using System.Net.Http; using System.Threading; using System.Threading.Tasks; "
        + "using Microsoft.AspNetCore.Builder; using Microsoft.AspNetCore.Http; using Microsoft.Extensions.Configuration; using Microsoft.Extensions.DependencyInjection; "
        + "using Microsoft.Extensions.Hosting; using Microsoft.Extensions.Logging; using Runware.Wan25; using Runware.Wan25.AspNetCore; using Runware.Wan25.Emulator; using Runware.Wan25.Jobs;";

    private static readonly CSharpParseOptions Parsing = new(LanguageVersion.Preview);

    /// <summary>Compiles a snippet.</summary>
    /// <returns>The program, or null; and what the compiler says, with line numbers of the README.</returns>
    public static (SnippetScope? Program, IReadOnlyList<string> Errors) Compile(Snippet snippet)
    {
        var compilation = CSharpCompilation.Create(
            $"Snippet{snippet.FirstLine}",
            [CSharpSyntaxTree.ParseText(Wrap(snippet), Parsing)],
            References.All,
            new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        using var assembly = new MemoryStream();
        var emitted = compilation.Emit(assembly);
        if (!emitted.Success)
        {
            return (null, emitted.Diagnostics.Where(one => one.Severity == DiagnosticSeverity.Error).Select(Describe).ToList());
        }

        assembly.Position = 0;
        var type = new AssemblyLoadContext(name: null, isCollectible: true).LoadFromStream(assembly).GetType("ReadmeSnippet.Program", throwOnError: true)!;
        return ((SnippetScope)Activator.CreateInstance(type)!, []);
    }

    private static string Wrap(Snippet snippet)
    {
        var unit = SyntaxFactory.ParseCompilationUnit(snippet.Code, options: Parsing);
        var text = new StringBuilder(Usings).Append('\n');
        Append(text, snippet, unit.Usings);
        text.Append("namespace ReadmeSnippet {\npublic sealed class Program : ").Append(typeof(SnippetScope).FullName).Append(" {\n");
        text.Append("protected override async System.Threading.Tasks.Task RunAsync() {\n");
        Append(text, snippet, unit.Members.OfType<GlobalStatementSyntax>());
        text.Append("#line hidden\n} }\n");
        Append(text, snippet, unit.Members.Where(member => member is not GlobalStatementSyntax));
        return text.Append("#line hidden\n}\n").ToString();
    }

    private static void Append(StringBuilder text, Snippet snippet, IEnumerable<SyntaxNode> nodes)
    {
        foreach (var node in nodes)
        {
            var line = snippet.FirstLine + node.SyntaxTree.GetLineSpan(node.FullSpan).StartLinePosition.Line;
            text.Append("#line ").Append(line).Append(" \"README.md\"\n").Append(node.ToFullString()).Append('\n');
        }
    }

    private static string Describe(Diagnostic error) => $"README.md line {error.Location.GetMappedLineSpan().StartLinePosition.Line + 1}: {error.GetMessage()}";
}
