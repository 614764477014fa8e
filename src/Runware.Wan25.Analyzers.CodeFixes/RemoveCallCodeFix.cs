using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Runware.Wan25.Analyzers.CodeFixes;

/// <summary>Removes a call from a chain, where the analyzer says that nothing else can be meant.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemoveCallCodeFix))]
public sealed class RemoveCallCodeFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
ImmutableArray.Create(DiagnosticIds.Seed, DiagnosticIds.SizeAndResolution, DiagnosticIds.AudioInputAndAudio);

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is not { } root)
        {
            return;
        }

        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (CallToRemove(root, diagnostic) is { Expression: MemberAccessExpressionSyntax access } call
                && call.Parent is not ExpressionStatementSyntax)
            {
                context.RegisterCodeFix(
                    CodeAction.Create(
                        $"Remove {access.Name.Identifier.ValueText}",
                        _ => Task.FromResult(context.Document.WithSyntaxRoot(
                            root.ReplaceNode(call, access.Expression.WithTrailingTrivia(call.GetTrailingTrivia())))),
                        nameof(RemoveCallCodeFix)),
                    diagnostic);
            }
        }
    }

    private static InvocationExpressionSyntax? CallToRemove(SyntaxNode root, Diagnostic diagnostic)
    {
        if (!diagnostic.Properties.TryGetValue(CodeFixProperties.Remove, out string? which))
        {
            return null;
        }

        Location at = which == CodeFixProperties.Additional ? diagnostic.AdditionalLocations[0] : diagnostic.Location;
        SyntaxNode node = root.FindNode(at.SourceSpan);
        return which == CodeFixProperties.Additional
            ? node.FirstAncestorOrSelf<InvocationExpressionSyntax>()
            : node.FirstAncestorOrSelf<ArgumentSyntax>()?.FirstAncestorOrSelf<InvocationExpressionSyntax>();
    }
}
