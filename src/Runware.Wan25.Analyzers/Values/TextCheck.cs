using Microsoft.CodeAnalysis;
using Runware.Wan25.Requests;

namespace Runware.Wan25.Analyzers.Values;

/// <summary>The length of prompts.</summary>
internal static class TextCheck
{
    public static InvalidValue? Prompt(IOperation? value) =>
        Check(value, ValueDiagnostics.Prompt, "positivePrompt", ModelLimits.MinPromptLength, ModelLimits.MaxPromptLength);

    public static InvalidValue? NegativePrompt(IOperation? value) => Check(
        value,
        ValueDiagnostics.NegativePrompt,
        "negativePrompt",
        ModelLimits.MinNegativePromptLength,
        ModelLimits.MaxNegativePromptLength);

    /// <summary>The prompt must be set, unless a parameter by path sets it.</summary>
    public static InvalidValue? Required(IOperation? value) => value is not null && ConstantReader.IsNull(value)
        ? new(ValueDiagnostics.Prompt, value.Syntax, "positivePrompt is required; none was given")
        : null;

    private static InvalidValue? Check(IOperation? value, DiagnosticDescriptor rule, string path, int min, int max)
    {
        if (value is null || ConstantReader.Text(value) is not { } text)
        {
            return null;
        }

        int length = CodePoints.Count(text.AsSpan());
        return length < 0
            ? new(rule, value.Syntax, $"{path} must be valid Unicode; a text with an unpaired surrogate was given", isLimit: false)
            : length < min || length > max
                ? new(rule, value.Syntax, $"{path} must have {min} to {max} Unicode code points; {length} were given")
                : null;
    }
}
