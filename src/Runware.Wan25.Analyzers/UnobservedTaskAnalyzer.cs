using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Runware.Wan25.Analyzers.Usage;

namespace Runware.Wan25.Analyzers;

/// <summary>Finds calls whose task or stream nobody looks at.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnobservedTaskAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(UsageDiagnostics.UnobservedTask, UsageDiagnostics.UnreadStream);

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
        if (context.Node.Parent is AwaitExpressionSyntax or ArgumentSyntax or ReturnStatementSyntax
            || CallSyntax.NameOf((InvocationExpressionSyntax)context.Node) is not { } name
            || !AsyncMethods.Has(name.Identifier.ValueText)
            || context.SemanticModel.GetOperation(context.Node, context.CancellationToken) is not IInvocationOperation call
            || !types.IsAsynchronous(call.TargetMethod.ContainingType)
            || IsExpectation(call))
        {
            return;
        }

        bool isStream = AsyncMethods.IsStream(name.Identifier.ValueText);
        IOperation value = isStream ? call : WithContinuation(call);
        bool isLost = ResultUses.Of(value) switch
        {
            ResultUse.Used => false,

            // There, the compiler itself warns about tasks (CS4014).
            ResultUse.Statement or ResultUse.Body => isStream || !IsInAsyncFunction(call, context.ContainingSymbol),

            // The way to say that nobody is to look; but what costs money needs somebody who does.
            ResultUse.Discarded => isStream || AsyncMethods.Matters(name.Identifier.ValueText),
            _ => true,
        };
        if (isLost)
        {
            DiagnosticDescriptor rule = isStream ? UsageDiagnostics.UnreadStream : UsageDiagnostics.UnobservedTask;
            context.ReportDiagnostic(Diagnostic.Create(rule, name.GetLocation(), name.Identifier.ValueText));
        }
    }

    // ConfigureAwait observes nothing.
    private static IOperation WithContinuation(IOperation task) =>
        task.Parent is IInvocationOperation { TargetMethod.Name: "ConfigureAwait" } configured && configured.Instance == task
            ? configured
            : task;

    // client.Received().SubmitAsync(request): on a substitute, the call says what should have been called.
    private static bool IsExpectation(IInvocationOperation call) =>
        call.Instance is IInvocationOperation { TargetMethod: { IsGenericMethod: true } method }
        && (method.ReducedFrom ?? method).OriginalDefinition is { Parameters.Length: > 0, ReturnType: ITypeParameterSymbol } definition
        && KnownTypes.Same(definition.Parameters[0].Type, definition.ReturnType);

    private static bool IsInAsyncFunction(IOperation operation, ISymbol? containing) => ControlFlow.FunctionOf(operation) switch
    {
        IAnonymousFunctionOperation lambda => lambda.Symbol.IsAsync,
        ILocalFunctionOperation local => local.Symbol.IsAsync,
        _ => containing is IMethodSymbol { IsAsync: true },
    };
}
