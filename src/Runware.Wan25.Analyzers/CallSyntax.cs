using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Runware.Wan25.Analyzers;

/// <summary>The parts of a call as it is written.</summary>
internal static class CallSyntax
{
    /// <summary>Gets the method's name.</summary>
    public static SimpleNameSyntax? NameOf(InvocationExpressionSyntax call) => call.Expression switch
    {
        MemberAccessExpressionSyntax access => access.Name,
        MemberBindingExpressionSyntax binding => binding.Name,
        SimpleNameSyntax name => name,
        _ => null,
    };

    /// <summary>Gets the method's name of an operation's call, or its syntax where it has none.</summary>
    public static SyntaxNode NameOf(IOperation call) =>
        call.Syntax is InvocationExpressionSyntax invocation && NameOf(invocation) is { } name ? name : call.Syntax;

    /// <summary>Gets what stands before the arguments of the call that a chain begins with.</summary>
    public static SyntaxNode HeadOf(IOperation call) =>
        call.Syntax is InvocationExpressionSyntax invocation ? invocation.Expression : call.Syntax;
}
