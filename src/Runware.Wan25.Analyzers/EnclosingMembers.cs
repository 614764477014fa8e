using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Runware.Wan25.Analyzers;

/// <summary>The nodes that contain code and are in no other of them, so that each call is in exactly one.</summary>
internal static class EnclosingMembers
{
    public static readonly SyntaxKind[] Kinds =
    [
        SyntaxKind.MethodDeclaration, SyntaxKind.ConstructorDeclaration, SyntaxKind.DestructorDeclaration,
        SyntaxKind.OperatorDeclaration, SyntaxKind.ConversionOperatorDeclaration, SyntaxKind.PropertyDeclaration,
        SyntaxKind.IndexerDeclaration, SyntaxKind.EventDeclaration, SyntaxKind.EventFieldDeclaration, SyntaxKind.FieldDeclaration,
        SyntaxKind.PrimaryConstructorBaseType,

        // For the statements of a program.
        SyntaxKind.CompilationUnit,
    ];

    public static IEnumerable<InvocationExpressionSyntax> CallsIn(SyntaxNode member) =>
        member.DescendantNodes(node => node is not (BaseTypeDeclarationSyntax or BaseNamespaceDeclarationSyntax))
            .OfType<InvocationExpressionSyntax>();
}
