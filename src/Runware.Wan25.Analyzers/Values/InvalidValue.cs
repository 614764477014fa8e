using Microsoft.CodeAnalysis;

namespace Runware.Wan25.Analyzers.Values;

/// <summary>A value that a request cannot have.</summary>
/// <param name="rule">The diagnostic.</param>
/// <param name="at">What to underline.</param>
/// <param name="message">What is wrong, in the validator's words.</param>
/// <param name="isLimit">Whether <c>WithoutValidation</c> lets the value pass.</param>
/// <param name="meansDefault">Whether the parameter's default is what the value is meant to ask for.</param>
internal sealed class InvalidValue(DiagnosticDescriptor rule, SyntaxNode at, string message, bool isLimit = true, bool meansDefault = false)
{
    public DiagnosticDescriptor Rule { get; } = rule;

    public SyntaxNode At { get; } = at;

    public string Message { get; } = message;

    public bool IsLimit { get; } = isLimit;

    public bool MeansDefault { get; } = meansDefault;
}
