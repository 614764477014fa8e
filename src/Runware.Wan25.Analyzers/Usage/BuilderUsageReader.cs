using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Runware.Wan25.Analyzers.Usage;

/// <summary>
/// Follows a builder from the call that made it: along its chain and, where the chain ends in a local variable, to every use of that
/// variable. What it does not know counts as an escape.
/// </summary>
internal sealed class BuilderUsageReader
{
    private readonly KnownTypes _types;
    private readonly BuilderUsage _usage;

    private BuilderUsageReader(KnownTypes types, BuilderUsage usage)
    {
        _types = types;
        _usage = usage;
    }

    public static BuilderUsage Read(IInvocationOperation start, KnownTypes types)
    {
        var usage = new BuilderUsage(start, start.TargetMethod.Name == BuilderMethods.ToBuilder);
        var reader = new BuilderUsageReader(types, usage);
        if (reader.Follow(start) is { } end)
        {
            reader.FollowResult(end);
        }

        return usage;
    }

    /// <summary>Collects the calls of a chain.</summary>
    /// <returns>What the chain returns, where that is a builder; otherwise <see langword="null"/>, as after <c>Build</c>.</returns>
    private IOperation? Follow(IOperation current)
    {
        while (true)
        {
            switch (current.Parent)
            {
                case IConversionOperation conversion when conversion.Conversion.IsIdentity:
                    current = conversion;
                    break;
                case IInvocationOperation call
                    when call.Instance == current && KnownTypes.Same(call.TargetMethod.ContainingType, _types.Builder):
                    if (!KnownTypes.Same(call.TargetMethod.ReturnType, _types.Builder))
                    {
                        bool ends = BuilderMethods.Ends(call.TargetMethod.Name);
                        _usage.IsBuilt |= ends;
                        _usage.IsUsedOtherwise |= !ends;
                        return null;
                    }

                    _usage.Calls.Add(call);
                    current = call;
                    break;
                default:
                    return current;
            }
        }
    }

    private void FollowResult(IOperation end)
    {
        if (end.Parent is IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol.IsRef: false } declarator })
        {
            FollowLocal(declarator.Symbol, declarator);
        }
        else
        {
            EndStatement(end, local: null);
        }
    }

    private void FollowLocal(ILocalSymbol local, IOperation declarator)
    {
        IOperation function = ControlFlow.FunctionOf(declarator);
        foreach (ILocalReferenceOperation reference in ControlFlow.ReferencesTo(local, declarator))
        {
            if (ControlFlow.FunctionOf(reference) != function)
            {
                _usage.Escapes = true;
            }
            else if (reference.Parent is ISimpleAssignmentOperation assignment && assignment.Target == reference)
            {
                // What is assigned begins with the variable, and is followed from there; or it is another builder.
                _usage.Escapes |= !BeginsWith(assignment.Value, local);
            }
            else if (Follow(reference) is { } end)
            {
                EndStatement(end, local);
            }
        }
    }

    private void EndStatement(IOperation end, ILocalSymbol? local)
    {
        switch (end.Parent)
        {
            case IExpressionStatementOperation { Syntax: ExpressionStatementSyntax } when end is IInvocationOperation:
                break;
            case ISimpleAssignmentOperation { Target: IDiscardOperation, Parent: IExpressionStatementOperation }:
                _usage.IsUsedOtherwise |= local is null;
                break;
            case ISimpleAssignmentOperation { Target: ILocalReferenceOperation target, Parent: IExpressionStatementOperation }
                when local is not null && KnownTypes.Same(target.Local, local):
                break;
            default:
                _usage.Escapes = true;
                break;
        }
    }

    private static bool BeginsWith(IOperation value, ILocalSymbol local)
    {
        while (true)
        {
            switch (value)
            {
                case IConversionOperation conversion:
                    value = conversion.Operand;
                    break;
                case IInvocationOperation { Instance: { } instance }:
                    value = instance;
                    break;
                default:
                    return value is ILocalReferenceOperation reference && KnownTypes.Same(reference.Local, local);
            }
        }
    }
}
