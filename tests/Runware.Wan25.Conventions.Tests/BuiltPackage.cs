using System.Reflection;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Runware.Wan25.Conventions.Tests;

/// <summary>A package as it was built for one target: its assembly, read without loading it, and its documentation.</summary>
internal sealed class BuiltPackage
{
    private static readonly string Configuration =
        typeof(BuiltPackage).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()?.Configuration ?? "Debug";

    private static readonly CSharpCompilationOptions ReadEverything = new(
        OutputKind.DynamicallyLinkedLibrary, metadataImportOptions: MetadataImportOptions.All);

    private BuiltPackage(string name, string target)
    {
        Name = name;
        Target = target;
        var reference = MetadataReference.CreateFromFile(PathOf(".dll"));
        var compilation = CSharpCompilation.Create(
            "reader", references: References.Except(name).Append(reference), options: ReadEverything);
        Assembly = (IAssemblySymbol)compilation.GetAssemblyOrModuleSymbol(reference)!;
        Documentation = XDocument.Load(PathOf(".xml")).Descendants("member").ToDictionary(member => (string)member.Attribute("name")!);
    }

    public static TheoryData<string, string> Names
    {
        get
        {
            var names = new TheoryData<string, string>();
            foreach (var package in Repository.Packages)
            {
                names.Add(package, "net10.0");
                if (package != "Runware.Wan25.Jobs")
                {
                    names.Add(package, "net8.0");
                }
            }

            return names;
        }
    }

    public string Name { get; }

    public string Target { get; }

    public IAssemblySymbol Assembly { get; }

    /// <summary>The XML documentation, by documentation id.</summary>
    public IReadOnlyDictionary<string, XElement> Documentation { get; }

    /// <summary>What a user can see, sorted by namespace and name.</summary>
    public IReadOnlyList<INamedTypeSymbol> VisibleTypes => TypesIn(Assembly.GlobalNamespace)
        .Where(type => type.IsVisible())
        .OrderBy(type => type.ToDisplayString(), StringComparer.Ordinal)
        .ToList();

    public static BuiltPackage Read(string name, string target) => new(name, target);

    private string PathOf(string extension) => Repository.PathOf("src", Name, "bin", Configuration, Target, Name + extension);

    private static IEnumerable<INamedTypeSymbol> TypesIn(INamespaceOrTypeSymbol container) =>
        container.GetMembers().SelectMany(member => member switch
        {
            INamespaceSymbol inner => TypesIn(inner),
            INamedTypeSymbol type => TypesIn(type).Prepend(type),
            _ => [],
        });
}
