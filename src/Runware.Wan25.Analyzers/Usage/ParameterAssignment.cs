using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Runware.Wan25.Analyzers.Usage;

/// <summary>What a call sets. A later call that sets the same replaces it.</summary>
/// <param name="parameter">The parameter that is set.</param>
/// <param name="call">The call.</param>
internal readonly struct ParameterAssignment(Parameter parameter, IInvocationOperation call)
{
    public Parameter Parameter { get; } = parameter;

    public IInvocationOperation Call { get; } = call;

    /// <summary>Gets the value of an argument, by the name of the method's parameter; omitted ones have their default value.</summary>
    public IOperation? Argument(string name) =>
        Call.Arguments.FirstOrDefault(argument => argument.Parameter?.Name == name)?.Value;

    /// <summary>Gets the value of the only argument.</summary>
    public IOperation? Value => Call.Arguments.Length == 1 ? Call.Arguments[0].Value : null;

    /// <summary>Gets what a call sets.</summary>
    public static IEnumerable<ParameterAssignment> Of(IInvocationOperation call)
    {
        switch (call.TargetMethod.Name)
        {
            case BuilderMethods.FromText:
                yield return new(Parameter.Prompt, call);
                break;
            case BuilderMethods.FromImage:
                yield return new(Parameter.FirstFrame, call);
                yield return new(Parameter.Prompt, call);
                break;
            case "WithTaskId" or "WithIdempotencyKey":
                yield return new(Parameter.TaskId, call);
                break;
            case { } name
                when name.StartsWith("With", StringComparison.Ordinal) && Enum.TryParse(name.Substring(4), out Parameter parameter):
                yield return new(parameter, call);
                break;
        }
    }
}
