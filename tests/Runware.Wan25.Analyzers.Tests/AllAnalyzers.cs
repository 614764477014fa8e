using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using Runware.Wan25.Analyzers.CodeFixes;

namespace Runware.Wan25.Analyzers.Tests;

/// <summary>
/// Every test runs all analyzers, as a user's compiler does: what one test does not expect of another analyzer is a false alarm.
/// </summary>
internal static class AllAnalyzers
{
    public static IReadOnlyList<DiagnosticAnalyzer> Instances { get; } =
        [.. InstancesOf<DiagnosticAnalyzer>(typeof(RequestBuilderAnalyzer).Assembly)];

    public static IReadOnlyList<CodeFixProvider> Fixes { get; } = [.. InstancesOf<CodeFixProvider>(typeof(AddBuildCodeFix).Assembly)];

    private static IEnumerable<T> InstancesOf<T>(System.Reflection.Assembly assembly) => assembly.GetTypes()
        .Where(type => type.IsSubclassOf(typeof(T)) && !type.IsAbstract)
        .Select(type => (T)Activator.CreateInstance(type)!);
}
