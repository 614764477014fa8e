using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Runware.Wan25.Analyzers.Usage;

/// <summary>Where an operation stands in its method.</summary>
internal static class ControlFlow
{
    /// <summary>Gets the lambda or local function around an operation, or the method's own root.</summary>
    public static IOperation FunctionOf(IOperation operation)
    {
        while (operation.Parent is { } parent && operation is not (IAnonymousFunctionOperation or ILocalFunctionOperation))
        {
            operation = parent;
        }

        return operation;
    }

    /// <summary>Gets every use of a local variable in its method, in the order of the source.</summary>
    public static IEnumerable<ILocalReferenceOperation> ReferencesTo(ILocalSymbol local, IOperation within)
    {
        IOperation root = within;
        while (root.Parent is { } parent)
        {
            root = parent;
        }

        return root.Descendants()
            .OfType<ILocalReferenceOperation>()
            .Where(reference => !reference.IsDeclaration && KnownTypes.Same(reference.Local, local))
            .OrderBy(reference => reference.Syntax.SpanStart);
    }

    /// <summary>
    /// Whether a method cannot reach <paramref name="later"/> without <paramref name="earlier"/>: every branch that the earlier one is in,
    /// the later one is in as well.
    /// </summary>
    public static bool ComesBefore(IOperation earlier, IOperation later)
    {
        var path = new HashSet<IOperation>(BranchesAround(later));
        return BranchesAround(earlier).All(path.Contains);
    }

    // The parts of each branching construct that may be passed by. A part is the child, so that two arms of one construct differ.
    private static IEnumerable<IOperation> BranchesAround(IOperation operation)
    {
        for (IOperation child = operation; child.Parent is { } parent; child = parent)
        {
            bool mayBePassedBy = parent switch
            {
                IConditionalOperation conditional => child != conditional.Condition,
                ICoalesceOperation coalesce => child != coalesce.Value,
                IConditionalAccessOperation access => child != access.Operation,
                IBinaryOperation binary => child != binary.LeftOperand,
                ISwitchOperation or ISwitchExpressionOperation or ILoopOperation or ITryOperation => true,
                _ => child is ILabeledOperation,
            };
            if (mayBePassedBy)
            {
                yield return child;
            }
        }
    }
}
