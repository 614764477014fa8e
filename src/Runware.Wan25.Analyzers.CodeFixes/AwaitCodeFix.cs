using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace Runware.Wan25.Analyzers.CodeFixes;

/// <summary>Awaits a task that nobody observes, where the method can.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AwaitCodeFix))]
public sealed class AwaitCodeFix : CodeFixProvider
{
    private const string Title = "Await the task";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(DiagnosticIds.UnobservedTask);

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
            if (root.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<ExpressionStatementSyntax>() is { } statement
                && TaskOf(statement) is { } task
                && CanAwait(statement))
            {
                context.RegisterCodeFix(
                    CodeAction.Create(Title, _ => Task.FromResult(Await(context.Document, root, statement, task)), nameof(AwaitCodeFix)),
                    diagnostic);
            }
        }
    }

    // client.SubmitAsync(request); or _ = client.SubmitAsync(request);
    private static InvocationExpressionSyntax? TaskOf(ExpressionStatementSyntax statement) => statement.Expression switch
    {
        AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: "_" }, Right: InvocationExpressionSyntax task } =>
            task,
        InvocationExpressionSyntax task => task,
        _ => null,
    };

    // A method that is not asynchronous would have to become so, and its callers with it. A program becomes so by itself.
    private static bool CanAwait(ExpressionStatementSyntax statement)
    {
        foreach (SyntaxNode node in statement.Ancestors())
        {
            switch (node)
            {
                case LockStatementSyntax:
                    return false;
                case AnonymousFunctionExpressionSyntax function:
                    return function.AsyncKeyword.IsKind(SyntaxKind.AsyncKeyword);
                case LocalFunctionStatementSyntax function:
                    return function.Modifiers.Any(SyntaxKind.AsyncKeyword);
                case GlobalStatementSyntax:
                    return true;
                case MemberDeclarationSyntax member:
                    return member.Modifiers.Any(SyntaxKind.AsyncKeyword);
            }
        }

        return false;
    }

    private static Document Await(Document document, SyntaxNode root, ExpressionStatementSyntax statement, ExpressionSyntax task)
    {
        ExpressionSyntax awaited = SyntaxFactory.AwaitExpression(task.WithoutLeadingTrivia())
            .WithLeadingTrivia(statement.Expression.GetLeadingTrivia())
            .WithAdditionalAnnotations(Formatter.Annotation);
        return document.WithSyntaxRoot(root.ReplaceNode(statement.Expression, awaited));
    }
}
