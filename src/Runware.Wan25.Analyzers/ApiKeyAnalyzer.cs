using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Runware.Wan25.Analyzers.Values;

namespace Runware.Wan25.Analyzers;

/// <summary>Finds API keys that are written into source code.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ApiKeyAnalyzer : DiagnosticAnalyzer
{
    private const string ApiKey = "ApiKey";
    private const string Endpoint = "Endpoint";

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(UsageDiagnostics.ApiKey);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start =>
        {
            if (KnownTypes.In(start.Compilation) is { } types)
            {
                start.RegisterSyntaxNodeAction(
                    node => AnalyzeCreation(node, types), SyntaxKind.ObjectCreationExpression, SyntaxKind.ImplicitObjectCreationExpression);
                start.RegisterSyntaxNodeAction(node => AnalyzeAssignment(node, types), SyntaxKind.SimpleAssignmentExpression);
            }
        });
    }

    private static void AnalyzeCreation(SyntaxNodeAnalysisContext context, KnownTypes types)
    {
        var creation = (BaseObjectCreationExpressionSyntax)context.Node;
        if (creation.ArgumentList?.Arguments is not { Count: 1 } arguments
            || creation is ObjectCreationExpressionSyntax { Type: var type } && !IsNamed(type, "Wan25Client"))
        {
            return;
        }

        foreach (ExpressionSyntax key in KeysIn(context, arguments[0].Expression))
        {
            ITypeSymbol? created = context.SemanticModel.GetTypeInfo(creation, context.CancellationToken).Type;
            if (created is not null && KnownTypes.Same(created, types.Client))
            {
                Report(context, key);
            }
        }
    }

    private static void AnalyzeAssignment(SyntaxNodeAnalysisContext context, KnownTypes types)
    {
        var assignment = (AssignmentExpressionSyntax)context.Node;
        SimpleNameSyntax? name = assignment.Left switch
        {
            SimpleNameSyntax simple => simple,
            MemberAccessExpressionSyntax access => access.Name,
            _ => null,
        };
        if (name?.Identifier.ValueText != ApiKey || IsForEmulator(context, assignment))
        {
            return;
        }

        foreach (ExpressionSyntax key in KeysIn(context, assignment.Right))
        {
            if (KnownTypes.Same(context.SemanticModel.GetSymbolInfo(name, context.CancellationToken).Symbol?.ContainingType, types.Options))
            {
                Report(context, key);
            }
        }
    }

    private static void Report(SyntaxNodeAnalysisContext context, ExpressionSyntax key) =>
        context.ReportDiagnostic(Diagnostic.Create(UsageDiagnostics.ApiKey, key.GetLocation()));

    // A fallback counts: configuration["Key"] ?? "…".
    private static IEnumerable<ExpressionSyntax> KeysIn(SyntaxNodeAnalysisContext context, ExpressionSyntax expression) => expression switch
    {
        ParenthesizedExpressionSyntax parenthesized => KeysIn(context, parenthesized.Expression),
        PostfixUnaryExpressionSyntax suppressed => KeysIn(context, suppressed.Operand),
        BinaryExpressionSyntax coalesce when coalesce.IsKind(SyntaxKind.CoalesceExpression) =>
            KeysIn(context, coalesce.Left).Concat(KeysIn(context, coalesce.Right)),
        ConditionalExpressionSyntax conditional => KeysIn(context, conditional.WhenTrue).Concat(KeysIn(context, conditional.WhenFalse)),
        LiteralExpressionSyntax literal => ApiKeyDetector.IsKey(literal.Token.Value as string) ? [literal] : [],
        SimpleNameSyntax or MemberAccessExpressionSyntax or BinaryExpressionSyntax or InterpolatedStringExpressionSyntax =>
            ApiKeyDetector.IsKey(context.SemanticModel.GetConstantValue(expression, context.CancellationToken).Value as string)
                ? [expression]
                : [],
        _ => [],
    };

    // Options that name an emulator beside the key: it takes any.
    private static bool IsForEmulator(SyntaxNodeAnalysisContext context, AssignmentExpressionSyntax assignment) =>
        assignment.Parent is InitializerExpressionSyntax initializer
        && initializer.Expressions.OfType<AssignmentExpressionSyntax>()
            .Any(other => other.Left is IdentifierNameSyntax { Identifier.ValueText: Endpoint }
                && other.Right is MemberAccessExpressionSyntax endpoint
                && context.SemanticModel.GetTypeInfo(endpoint.Expression, context.CancellationToken).Type?.Name == "RunwareEmulator");

    private static bool IsNamed(TypeSyntax type, string name) => type switch
    {
        SimpleNameSyntax simple => simple.Identifier.ValueText == name,
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText == name,
        AliasQualifiedNameSyntax aliased => aliased.Name.Identifier.ValueText == name,
        _ => false,
    };
}
