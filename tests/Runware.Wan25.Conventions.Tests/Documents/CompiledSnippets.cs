using System.Runtime.Loader;

namespace Runware.Wan25.Conventions.Tests.Documents;

/// <summary>The snippets of many documents in one assembly.</summary>
internal sealed class CompiledSnippets(
    MemoryStream? assembly,
    IReadOnlyList<(Snippet Snippet, string Program)> programs,
    IReadOnlyList<(string Document, string Message)> errors)
{
    private readonly Lazy<System.Reflection.Assembly?> _assembly =
        new(() => assembly is null ? null : new AssemblyLoadContext(name: null, isCollectible: true).LoadFromStream(assembly));

    /// <summary>What the compiler says about a document, with its line numbers.</summary>
    public IEnumerable<string> ErrorsIn(string document) =>
        errors.Where(error => error.Document == document).Select(error => error.Message);

    /// <summary>The programs of a document that ask to be run; none if anything did not compile.</summary>
    public IEnumerable<(Snippet Snippet, SnippetScope Program)> RunIn(string document) => _assembly.Value is not { } loaded
        ? []
        : programs
            .Where(one => one.Snippet.IsRun && one.Snippet.Document == document)
            .Select(one => (one.Snippet, (SnippetScope)Activator.CreateInstance(loaded.GetType(one.Program, throwOnError: true)!)!));
}
