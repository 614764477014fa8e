using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;

namespace Runware.Wan25.Analyzers.Tests;

/// <summary>
/// Compiles code and compares what the analyzers report with the marks in it, <c>{|WAN25003:9|}</c>. Code without marks must be free of
/// reports.
/// </summary>
internal static class Verify
{
    private const string Usings = """
        using System;
        using System.Collections.Generic;
        using System.IO;
        using System.Linq;
        using System.Net.Http;
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.Extensions.DependencyInjection;
        using Runware.Wan25;
        using Runware.Wan25.Emulator;
        using Runware.Wan25.Jobs;

        """;

    /// <summary>Verifies the statements of an asynchronous method, which has a few parameters to use.</summary>
    public static Task StatementsAsync(string statements) => FileAsync(InMethod(statements, "async Task"));

    /// <summary>Verifies the statements of a method that is not asynchronous.</summary>
    public static Task SynchronousAsync(string statements) => FileAsync(InMethod(statements, "void"));

    /// <summary>Verifies a file after the usual usings.</summary>
    public static Task FileAsync(string code) => RunAsync(code, OutputKind.DynamicallyLinkedLibrary);

    /// <summary>Verifies a program of top-level statements.</summary>
    public static Task ProgramAsync(string code) => RunAsync(code, OutputKind.ConsoleApplication);

    /// <summary>Verifies what becomes of the statements of an asynchronous method when the fix is applied to all that is marked.</summary>
    public static Task FixAsync(string statements, string expected) =>
        FixFileAsync(InMethod(statements, "async Task"), InMethod(expected, "async Task"));

    /// <summary>Verifies what becomes of a file. Where no fix is offered, that is the file itself.</summary>
    public static Task FixFileAsync(string code, string expected, OutputKind kind = OutputKind.DynamicallyLinkedLibrary)
    {
        var test = new FixTest { TestCode = Usings + code, FixedCode = Usings + expected };
        Prepare(test, kind);
        test.FixedState.OutputKind = kind;
        test.FixedState.InheritanceMode = StateInheritanceMode.AutoInheritAll;
        test.CodeActionValidationMode = CodeActionValidationMode.None;
        return test.RunAsync();
    }

    public static string InMethod(string statements, string returns) => $$"""
        class Program
        {
            const int Five = 5;
            const string Empty = "";

            {{returns}} RunAsync(
                IWan25Client client, VideoRequest request, VideoOperation operation, IVideoJobs jobs, string text, int number, bool flag,
                AudioInput track, ImageInput image, Uri url)
            {
                {{statements.ReplaceLineEndings("\n        ")}}
        {{(returns == "async Task" ? "        await Task.CompletedTask;" : "")}}
            }
        }
        """;

    private static Task RunAsync(string code, OutputKind kind)
    {
        var test = new AnalysisTest { TestCode = Usings + code };
        Prepare(test, kind);
        return test.RunAsync();
    }

    private static void Prepare(AnalyzerTest<DefaultVerifier> test, OutputKind kind)
    {
        test.ReferenceAssemblies = new ReferenceAssemblies("net10.0");
        test.TestState.AdditionalReferences.AddRange(TestReferences.All);
        test.TestState.OutputKind = kind;
        test.MarkupOptions = MarkupOptions.UseFirstDescriptor;
    }

    private static CSharpParseOptions Latest(ParseOptions options) =>
        ((CSharpParseOptions)options).WithLanguageVersion(LanguageVersion.Preview);

    private static CSharpCompilationOptions Nullable(CompilationOptions options) =>
        ((CSharpCompilationOptions)options).WithNullableContextOptions(NullableContextOptions.Enable);

    private sealed class AnalysisTest : CSharpAnalyzerTest<RequestBuilderAnalyzer, DefaultVerifier>
    {
        protected override IEnumerable<DiagnosticAnalyzer> GetDiagnosticAnalyzers() => AllAnalyzers.Instances;

        protected override ParseOptions CreateParseOptions() => Latest(base.CreateParseOptions());

        protected override CompilationOptions CreateCompilationOptions() => Nullable(base.CreateCompilationOptions());
    }

    private sealed class FixTest : CSharpCodeFixTest<RequestBuilderAnalyzer, CodeFixes.AddBuildCodeFix, DefaultVerifier>
    {
        protected override IEnumerable<DiagnosticAnalyzer> GetDiagnosticAnalyzers() => AllAnalyzers.Instances;

        protected override IEnumerable<CodeFixProvider> GetCodeFixProviders() => AllAnalyzers.Fixes;

        protected override ParseOptions CreateParseOptions() => Latest(base.CreateParseOptions());

        protected override CompilationOptions CreateCompilationOptions() => Nullable(base.CreateCompilationOptions());
    }
}
