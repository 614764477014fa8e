using Microsoft.CodeAnalysis;

namespace Runware.Wan25.Conventions.Tests;

/// <summary>
/// Folder = reading order, namespace = the consumer's view: everything public is found with one using, everything else is named after its
/// folder.
/// </summary>
public class NamespaceTests
{
    // Where the callers of extension methods have their usings already.
    private static readonly string[] ForExtensions = ["Microsoft.Extensions.DependencyInjection", "Microsoft.AspNetCore.Builder"];

    [Fact]
    public void Public_types_are_in_the_namespace_of_their_package()
    {
        var misplaced = TopLevelTypes().Where(one => one.Type.DeclaredAccessibility == Accessibility.Public
            && one.Namespace != one.Package
            && !(ForExtensions.Contains(one.Namespace) && one.Type.IsStatic));

        Expect.None(misplaced.Select(one => $"{one.File.Name}: {one.Namespace}.{one.Type.Name}"), "Move to the package's own namespace");
    }

    [Fact]
    public void Internal_types_are_in_the_namespace_of_their_folder()
    {
        var misplaced = TopLevelTypes().Where(
            one => one.Type.DeclaredAccessibility != Accessibility.Public && one.Namespace != FolderNamespace(one.Package, one.File));

        Expect.None(misplaced.Select(one => $"{one.File.Name}: {one.Namespace}.{one.Type.Name}"), "Move to the namespace of the folder");
    }

    private static IEnumerable<(string Package, INamedTypeSymbol Type, string Namespace, SourceFile File)> TopLevelTypes() =>
        from model in SourceModel.All
        from type in model.Types
        where type.ContainingType is null && model.FileOf(type) is not null
        select (model.Compilation.AssemblyName!, type, type.ContainingNamespace.ToDisplayString(), model.FileOf(type)!);

    /// <summary>The emulator has few enough types to go without: all of it is one namespace.</summary>
    private static string FolderNamespace(string package, SourceFile file) =>
        package == "Runware.Wan25.Emulator" ? package : string.Join('.', file.Folders.Prepend(package));
}
