using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Runware.Wan25.Analyzers.Usage;

/// <summary>What becomes of the value that a call returns.</summary>
internal enum ResultUse
{
    /// <summary>Something, or nobody can tell.</summary>
    Used,

    /// <summary>The call is a statement.</summary>
    Statement,

    /// <summary>The call is the body of a method or lambda that returns nothing.</summary>
    Body,

    /// <summary>It is assigned to <c>_</c>.</summary>
    Discarded,

    /// <summary>It is assigned to a new local variable that nothing mentions.</summary>
    UnusedLocal,
}

/// <summary>Finds out.</summary>
internal static class ResultUses
{
    public static ResultUse Of(IOperation value)
    {
        IOperation current = value;
        while (current.Parent is IConversionOperation { IsImplicit: true }
            || current.Parent is IConditionalAccessOperation access && access.WhenNotNull == current)
        {
            current = current.Parent;
        }

        return current.Parent switch
        {
            IExpressionStatementOperation { Syntax: ExpressionStatementSyntax } => ResultUse.Statement,
            IExpressionStatementOperation statement => IsInExpressionTree(statement) ? ResultUse.Used : ResultUse.Body,
            ISimpleAssignmentOperation { Target: IDiscardOperation, Parent: IExpressionStatementOperation } => ResultUse.Discarded,
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } declarator }
                when !local.IsUsing && !local.IsRef && !IsMentioned(local, declarator.Syntax) => ResultUse.UnusedLocal,
            _ => ResultUse.Used,
        };
    }

    private static bool IsMentioned(ILocalSymbol local, SyntaxNode declarator)
    {
        // Local functions and lambdas see the variable too; statements of a program are members of the file.
        SyntaxNode scope = declarator.FirstAncestorOrSelf<MemberDeclarationSyntax>(member => member is not GlobalStatementSyntax)
            ?? declarator.SyntaxTree.GetRoot();
        return scope.DescendantNodes().OfType<IdentifierNameSyntax>().Any(name => name.Identifier.ValueText == local.Name);
    }

    // A lambda that a library reads, for example to say which call it expects.
    private static bool IsInExpressionTree(IOperation statement) =>
        ControlFlow.FunctionOf(statement) is IAnonymousFunctionOperation { Parent: IConversionOperation { Type: { Name: "Expression" } } };
}
