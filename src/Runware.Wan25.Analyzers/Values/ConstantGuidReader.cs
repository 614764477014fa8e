using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Runware.Wan25.Analyzers.Values;

/// <summary>Reads UUIDs that are written with constants.</summary>
internal static class ConstantGuidReader
{
    public static bool IsEmpty(IOperation value) => Read(value) == Guid.Empty;

    /// <summary>Whether a UUID certainly has another version or variant than <see cref="Guid.NewGuid"/> gives.</summary>
    public static bool IsNotVersion4(IOperation value) =>
        ConstantReader.Unwrap(value) is IInvocationOperation { TargetMethod: { Name: "CreateVersion7" } method }
            && IsGuid(method.ContainingType)
        || Read(value) is { } id && !IsVersion4(id.ToString("D"));

    private static Guid? Read(IOperation value) => ConstantReader.Unwrap(value) switch
    {
        IDefaultValueOperation { Type: { } type } when IsGuid(type) => Guid.Empty,
        IFieldReferenceOperation { Field: { Name: nameof(Guid.Empty), ContainingType: var type } } when IsGuid(type) => Guid.Empty,
        IObjectCreationOperation { Type: { } type, Arguments.Length: 0, Initializer: null } when IsGuid(type) => Guid.Empty,
        IObjectCreationOperation { Type: { } type, Arguments: { Length: 1 } arguments } when IsGuid(type) => Parse(arguments[0].Value),
        IInvocationOperation { TargetMethod: { Name: nameof(Guid.Parse), ContainingType: var type }, Arguments: { Length: 1 } arguments }
            when IsGuid(type) => Parse(arguments[0].Value),
        _ => null,
    };

    private static Guid? Parse(IOperation text) => Guid.TryParse(ConstantReader.Text(text), out Guid id) ? id : null;

    // xxxxxxxx-xxxx-4xxx-[89ab]xxx-xxxxxxxxxxxx
    private static bool IsVersion4(string text) => text[14] == '4' && text[19] is '8' or '9' or 'a' or 'b';

    private static bool IsGuid(ITypeSymbol type) => KnownTypes.IsInSystem(type, nameof(Guid));
}
