using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Runware.Wan25.Requests;

namespace Runware.Wan25.Analyzers.Values;

/// <summary>The paths of <c>WithParameter</c>: well-formed, and never those that the client relies on.</summary>
internal static class ParameterPathCheck
{
    public const string Method = "WithParameter";

    public static InvalidValue? Check(IInvocationOperation call)
    {
        if (call.TargetMethod.Name != Method
            || call.Arguments.FirstOrDefault(argument => argument.Parameter?.Name == "path")?.Value is not { } value
            || ConstantReader.Text(value) is not { } path)
        {
            return null;
        }

        if (path.IndexOf('[') >= 0 || CodePoints.Count(path.AsSpan()) < 0 || path.Split('.').Any(name => name.Length == 0))
        {
            return Wrong(
                value,
                $"The path of an additional parameter must be member names separated by dots, without array indexes; '{path}' was given");
        }

        string first = path.Split('.')[0];
        return WireNames.Reserved.FirstOrDefault(name => name.Equals(first, StringComparison.OrdinalIgnoreCase)) is { } reserved
            ? Wrong(value, $"{reserved} cannot be set as an additional parameter, because the client relies on it; '{path}' was given")
            : null;
    }

    private static InvalidValue Wrong(IOperation at, string message) =>
        new(ValueDiagnostics.ParameterPath, at.Syntax, message, isLimit: false);
}
