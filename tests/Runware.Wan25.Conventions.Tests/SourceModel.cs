using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Runware.Wan25.Conventions.Tests;

/// <summary>
/// A project's sources, compiled in memory, so that a rule can ask what a name means instead of guessing from its spelling.
/// </summary>
internal sealed class SourceModel
{
    private const string SdkUsings =
        "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; "
        + "global using System.Net.Http; global using System.Threading; global using System.Threading.Tasks;";

    private static readonly CSharpParseOptions Parsing =
        new(
            LanguageVersion.Preview,
            preprocessorSymbols: ["NET", "NET8_0_OR_GREATER", "NET9_0_OR_GREATER", "NET10_0", "NET10_0_OR_GREATER"]);

    private static readonly Lazy<IReadOnlyList<SourceModel>> Models = new(
        () => Repository.Packages.Select(project => new SourceModel(project)).ToList());

    private SourceModel(string project)
    {
        var options = new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable);
        Files = Repository.SourceFiles("src", project).ToDictionary(file => file.FullPath);
        Compilation = CSharpCompilation.Create(
            project,
            Files.Values.Concat(LinkedFiles(project)).Select(file => CSharpSyntaxTree.ParseText(file.Text, Parsing, file.FullPath))
                .Append(CSharpSyntaxTree.ParseText(SdkUsings + UsingsOf(project), Parsing)),
            References.Except(project),
            options);
    }

    public static SourceModel Sdk => All[0];

    /// <summary>Every package, the SDK first.</summary>
    public static IReadOnlyList<SourceModel> All => Models.Value;

    public IReadOnlyDictionary<string, SourceFile> Files { get; }

    public CSharpCompilation Compilation { get; }

    public IEnumerable<(SourceFile File, SyntaxTree Tree)> Trees =>
        Compilation.SyntaxTrees.Where(tree => Files.ContainsKey(tree.FilePath)).Select(tree => (Files[tree.FilePath], tree));

    /// <summary>Every type that is declared in the project, nested ones too.</summary>
    public IEnumerable<INamedTypeSymbol> Types => TypesIn(Compilation.Assembly.GlobalNamespace);

    /// <summary>The file that a type of the project is declared in, the first one where it is split.</summary>
    public SourceFile? FileOf(ISymbol symbol) =>
        symbol.DeclaringSyntaxReferences.FirstOrDefault() is { } reference && Files.TryGetValue(reference.SyntaxTree.FilePath, out var file)
            ? file
            : null;

    /// <summary>Another package's files that are compiled into this one too. They count as files of that one.</summary>
    private static IEnumerable<SourceFile> LinkedFiles(string project) => XDocument
        .Load(Repository.PathOf("src", project, $"{project}.csproj"))
        .Descendants("Compile")
        .Select(item => item.Attribute("Include")!.Value)
        .Select(path => new SourceFile(Path.GetFullPath(path, Repository.PathOf("src", project)), Repository.PathOf("src")));

    /// <summary>The global usings that a project's file adds.</summary>
    private static string UsingsOf(string project) => string.Concat(XDocument
        .Load(Repository.PathOf("src", project, $"{project}.csproj"))
        .Descendants("Using")
        .Select(item => $" global using {item.Attribute("Include")!.Value};"));

    private static IEnumerable<INamedTypeSymbol> TypesIn(INamespaceOrTypeSymbol container) =>
        container.GetMembers().SelectMany(member => member switch
        {
            INamespaceSymbol inner => TypesIn(inner),
            INamedTypeSymbol type => TypesIn(type).Prepend(type),
            _ => [],
        });
}
