using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Runware.Wan25.Analyzers.Usage;

namespace Runware.Wan25.Analyzers;

/// <summary>Finds requests that are built and then not used.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnusedRequestAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(UsageDiagnostics.UnusedRequest);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start =>
        {
            if (KnownTypes.In(start.Compilation) is { } types)
            {
                start.RegisterSyntaxNodeAction(node => Analyze(node, types), SyntaxKind.InvocationExpression);
            }
        });
    }

    private static void Analyze(SyntaxNodeAnalysisContext context, KnownTypes types)
    {
        // What most calls look like needs no binding.
        var syntax = (InvocationExpressionSyntax)context.Node;
        if (syntax.Parent is not (ArgumentSyntax or MemberAccessExpressionSyntax or ReturnStatementSyntax or AwaitExpressionSyntax)
            && syntax.ArgumentList.Arguments.Count == 0
            && CallSyntax.NameOf(syntax) is { Identifier.ValueText: BuilderMethods.Build } name
            && context.SemanticModel.GetOperation(syntax, context.CancellationToken) is IInvocationOperation build
            && KnownTypes.Same(build.TargetMethod.ContainingType, types.Builder)
            && IsUnused(build))
        {
            context.ReportDiagnostic(Diagnostic.Create(UsageDiagnostics.UnusedRequest, name.GetLocation()));
        }
    }

    private static bool IsUnused(IInvocationOperation build) => ResultUses.Of(build) switch
    {
        ResultUse.UnusedLocal => true,
        ResultUse.Statement => !IsForItsException(build),
        _ => false,
    };

    // In a try block or a lambda it may be the exception that is wanted: that is validating.
    private static bool IsForItsException(IOperation build)
    {
        for (IOperation? operation = build; operation is not null; operation = operation.Parent)
        {
            if (operation is IAnonymousFunctionOperation
                || operation.Parent is ITryOperation { Catches.Length: > 0 } attempt && attempt.Body == operation)
            {
                return true;
            }
        }

        return false;
    }
}
