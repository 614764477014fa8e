using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Runware.Wan25.Conventions.Tests;

/// <summary>
/// One place where a file names a type (or a member of it) that is declared in another folder. Links in documentation do not count.
/// </summary>
internal sealed record FolderUse(string From, string To, string Type, string File)
{
    public static IReadOnlyList<FolderUse> AllIn(SourceModel model) =>
        model.Trees.SelectMany(source => In(model, source.File, source.Tree)).Distinct().ToList();

    public override string ToString() => $"{From} → {To}: {File} uses {Type}";

    private static IEnumerable<FolderUse> In(SourceModel model, SourceFile file, SyntaxTree tree)
    {
        var meaning = model.Compilation.GetSemanticModel(tree);
        foreach (var node in tree.GetRoot().DescendantNodes())
        {
            if (TypeNamedBy(node, meaning) is { } type && model.FileOf(type) is { } target && target.Stage != file.Stage)
            {
                yield return new(file.Stage, target.Stage, type.Name, file.Name);
            }
        }
    }

    private static INamedTypeSymbol? TypeNamedBy(SyntaxNode node, SemanticModel meaning)
    {
        ISymbol? symbol = node switch
        {
            SimpleNameSyntax => meaning.GetSymbolInfo(node).Symbol,
            ImplicitObjectCreationExpressionSyntax => meaning.GetTypeInfo(node).Type,
            _ => null,
        };
        var type = symbol as INamedTypeSymbol ?? symbol?.ContainingType;
        while (type?.ContainingType is { } outer)
        {
            type = outer;
        }

        return type?.OriginalDefinition;
    }
}
