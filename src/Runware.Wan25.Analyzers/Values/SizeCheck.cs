using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Runware.Wan25.Analyzers.Usage;
using Runware.Wan25.Requests;

namespace Runware.Wan25.Analyzers.Values;

/// <summary>Width and height, which are one value.</summary>
internal static class SizeCheck
{
    private static readonly string Sizes = string.Join(", ", ModelLimits.Sizes.Select(size => Text(size.Width, size.Height)));

    public static InvalidValue? Check(ParameterAssignment setting)
    {
        if (setting.Value is not { } value)
        {
            return Check(setting.Call, setting.Argument("width"), setting.Argument("height"));
        }

        return ConstantReader.Unwrap(value) switch
        {
            IDefaultValueOperation { Type.Name: "VideoSize" } or IObjectCreationOperation { Arguments.Length: 0, Initializer: null } =>
                Side(value.Syntax, "width", 0),
            IObjectCreationOperation { Initializer: null } creation =>
                Check(creation, Argument(creation, "Width"), Argument(creation, "Height")),
            _ => null,
        };
    }

    /// <summary>Gets the resolution of the named size that a call sets; <see langword="null"/> where it sets another.</summary>
    public static string? ResolutionOf(ParameterAssignment setting) =>
        setting.Value is { } value
        && ConstantReader.Unwrap(value) is IPropertyReferenceOperation
        {
            Property: { IsStatic: true, ContainingType.Name: "VideoSize" } named,
        }
            ? ModelLimits.Resolutions.FirstOrDefault(one => named.Name.EndsWith(one, StringComparison.Ordinal))
            : null;

    private static InvalidValue? Check(IOperation at, IOperation? widthValue, IOperation? heightValue)
    {
        (long? width, long? height) = (ConstantReader.Integer(widthValue), ConstantReader.Integer(heightValue));
        if (width <= 0)
        {
            return Side(widthValue!.Syntax, "width", width.Value);
        }

        if (height <= 0)
        {
            return Side(heightValue!.Syntax, "height", height.Value);
        }

        if ((width is null && height is null)
            || ModelLimits.Sizes.Any(size => (width is null || size.Width == width) && (height is null || size.Height == height)))
        {
            return null;
        }

        (SyntaxNode underlined, string given) =
            height is null ? (widthValue!.Syntax, $"width {width}")
            : width is null ? (heightValue!.Syntax, $"height {height}")
            : (at is IInvocationOperation ? ArgumentsOf(at) : at.Syntax, Text(width.Value, height.Value));
        return new(ValueDiagnostics.Size, underlined, $"width and height must be one of {Sizes}; {given} was given");
    }

    private static InvalidValue Side(SyntaxNode at, string path, long pixels) => new(
        ValueDiagnostics.Size,
        at,
        $"{path} must be greater than 0; width and height together must be one of {Sizes}; "
            + $"{(pixels == 0 ? "0 or nothing" : $"{pixels}")} was given");

    private static SyntaxNode ArgumentsOf(IOperation call) =>
        call.Syntax is Microsoft.CodeAnalysis.CSharp.Syntax.InvocationExpressionSyntax invocation ? invocation.ArgumentList : call.Syntax;

    private static IOperation? Argument(IObjectCreationOperation creation, string name) =>
        creation.Arguments.FirstOrDefault(argument => argument.Parameter?.Name == name)?.Value;

    private static string Text(long width, long height) => $"{width}x{height}";
}
