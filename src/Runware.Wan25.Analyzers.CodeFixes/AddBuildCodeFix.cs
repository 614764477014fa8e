using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Runware.Wan25.Analyzers.CodeFixes;

/// <summary>
/// Adds <c>.Build()</c> to a builder: to one that is never built, and to one that stands where the compiler needs a request.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AddBuildCodeFix))]
public sealed class AddBuildCodeFix : CodeFixProvider
{
    private const string Title = "Add .Build()";
    private const string NoImplicitConversion = "CS0029";
    private const string WrongArgument = "CS1503";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        ImmutableArray.Create(DiagnosticIds.NeverBuilt, NoImplicitConversion, WrongArgument);

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is not { } root
            || await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false) is not { } model
            || KnownTypes.In(model.Compilation) is not { } types)
        {
            return;
        }

        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            SyntaxNode at = root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
            if (BuilderAt(at, diagnostic, model, types) is { } builder)
            {
                context.RegisterCodeFix(
                    CodeAction.Create(Title, _ => Task.FromResult(AddBuild(context.Document, root, builder)), nameof(AddBuildCodeFix)),
                    diagnostic);
            }
        }
    }

    private static ExpressionSyntax? BuilderAt(SyntaxNode at, Diagnostic diagnostic, SemanticModel model, KnownTypes types)
    {
        if (diagnostic.Id != DiagnosticIds.NeverBuilt)
        {
            // The compiler underlines the whole expression.
            return at is ExpressionSyntax expression && KnownTypes.Same(model.GetTypeInfo(expression).Type, types.Builder)
                ? expression
                : null;
        }

        ExpressionSyntax? chain = at.FirstAncestorOrSelf<InvocationExpressionSyntax>();
        while (chain?.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call })
        {
            chain = call;
        }

        return chain?.Parent is ExpressionStatementSyntax || chain is not null && IsOnlyUse(chain) ? chain : null;
    }

    // A variable that other statements go on with is built in one of them: which, is not for a fix to say.
    private static bool IsOnlyUse(ExpressionSyntax chain) =>
        chain.Parent is EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax variable }
        && variable.Parent is VariableDeclarationSyntax { Type.IsVar: true }
        && variable.FirstAncestorOrSelf<MemberDeclarationSyntax>(member => member is not GlobalStatementSyntax) is var member
        && !(member ?? variable.SyntaxTree.GetRoot()).DescendantNodes().OfType<IdentifierNameSyntax>()
            .Any(name => name.Identifier.ValueText == variable.Identifier.ValueText);

    private static Document AddBuild(Document document, SyntaxNode root, ExpressionSyntax builder)
    {
        ExpressionSyntax receiver = builder is InvocationExpressionSyntax or SimpleNameSyntax or MemberAccessExpressionSyntax
            ? builder
            : SyntaxFactory.ParenthesizedExpression(builder.WithoutTrivia());
        (SyntaxTriviaList lineBreak, receiver) = Wrapping(receiver.WithoutTrailingTrivia());
        InvocationExpressionSyntax built = SyntaxFactory.InvocationExpression(
            SyntaxFactory.MemberAccessExpression(
                SyntaxKind.SimpleMemberAccessExpression,
                receiver,
                SyntaxFactory.Token(SyntaxKind.DotToken).WithLeadingTrivia(lineBreak),
                SyntaxFactory.IdentifierName("Build")));
        return document.WithSyntaxRoot(root.ReplaceNode(builder, built.WithTrailingTrivia(builder.GetTrailingTrivia())));
    }

    // A chain with one call a line goes on so.
    private static (SyntaxTriviaList LineBreak, ExpressionSyntax Receiver) Wrapping(ExpressionSyntax receiver)
    {
        if (receiver is not InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access }
            || !access.Expression.GetTrailingTrivia().Any(SyntaxKind.EndOfLineTrivia))
        {
            return (default, receiver);
        }

        SyntaxTriviaList indentation = access.OperatorToken.LeadingTrivia;
        SyntaxTrivia endOfLine = access.Expression.GetTrailingTrivia().Last(trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia));
        return (indentation, receiver.WithTrailingTrivia(endOfLine));
    }
}
