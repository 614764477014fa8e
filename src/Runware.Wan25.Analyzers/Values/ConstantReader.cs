using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Runware.Wan25.Analyzers.Values;

/// <summary>Reads what the compiler knows about a value.</summary>
internal static class ConstantReader
{
    /// <summary>Gets the value before the conversions that keep it, for example to a nullable type.</summary>
    public static IOperation Unwrap(IOperation value)
    {
        while (value is IConversionOperation { OperatorMethod: null } conversion && !value.ConstantValue.HasValue && Keeps(conversion))
        {
            value = conversion.Operand;
        }

        return value;
    }

    /// <summary>Whether a value is certainly <see langword="null"/>.</summary>
    public static bool IsNull(IOperation value)
    {
        IOperation inner = Unwrap(value);
        return inner.ConstantValue is { HasValue: true, Value: null }
            || inner is IDefaultValueOperation { Type: { } type } && (type.IsReferenceType || IsNullable(type));
    }

    /// <summary>Whether a value is certainly not <see langword="null"/>.</summary>
    public static bool IsNotNull(IOperation value)
    {
        IOperation inner = Unwrap(value);
        return inner.ConstantValue is { HasValue: true, Value: not null }
            || inner.Type is { IsValueType: true } type && !IsNullable(type)
            || IsNotNullByFlow(inner)
            || inner is IInvocationOperation { TargetMethod: { IsStatic: true } method }
                && KnownTypes.Same(method.ReturnType, method.ContainingType);
    }

    /// <summary>Gets a constant text; <see langword="null"/> where it is not known.</summary>
    public static string? Text(IOperation? value) => value is null ? null : Unwrap(value) switch
    {
        { ConstantValue: { HasValue: true, Value: string text } } => text,
        IFieldReferenceOperation { Field: { Name: nameof(string.Empty), ContainingType.SpecialType: SpecialType.System_String } } => "",
        IObjectCreationOperation { Type.SpecialType: SpecialType.System_String, Arguments: { Length: 2 } arguments }
            when arguments[0].Value.ConstantValue is { HasValue: true, Value: char character } && Integer(arguments[1].Value) is { } count
                && count is >= 0 and <= MaxRepeatedLength => new string(character, (int)count),
        _ => null,
    };

    /// <summary>
    /// Gets a constant whole number, or the number of a constant of an enumeration; <see langword="null"/> where it is not known.
    /// </summary>
    public static long? Integer(IOperation? value) => value is null ? null : Unwrap(value) switch
    {
        { ConstantValue: { HasValue: true, Value: char or sbyte or byte or short or ushort or int or uint or long } constant } =>
            Convert.ToInt64(constant.Value, CultureInfo.InvariantCulture),
        { ConstantValue: { HasValue: true, Value: ulong and <= long.MaxValue and var number } } => (long)number,
        IDefaultValueOperation { Type: { TypeKind: TypeKind.Enum } or { SpecialType: SpecialType.System_Int32 } } => 0,
        _ => null,
    };

    /// <summary>Gets a constant whole number or floating-point number; <see langword="null"/> where it is not known.</summary>
    public static decimal? Number(IOperation value)
    {
        switch (Unwrap(value).ConstantValue)
        {
            case { HasValue: true, Value: double and > -MaxNumber and < MaxNumber and var number }:
                return (decimal)number;
            case { HasValue: true, Value: float and > (float)-MaxNumber and < (float)MaxNumber and var number }:
                return (decimal)number;
            default:
                return Integer(value);
        }
    }

    // Far beyond every limit, and within what a decimal holds when it is multiplied by the ticks of a day.
    private const double MaxNumber = 1e14;
    private const int MaxRepeatedLength = 100_000;

    private static bool Keeps(IConversionOperation conversion) =>
        conversion.IsImplicit
        || conversion.Conversion.IsIdentity
        || conversion.Type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable
            && KnownTypes.Same(nullable.TypeArguments[0], conversion.Operand.Type);

    private static bool IsNotNullByFlow(IOperation value) =>
        value.SemanticModel?.GetTypeInfo(value.Syntax).Nullability.FlowState == NullableFlowState.NotNull;

    private static bool IsNullable(ITypeSymbol type) => type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T;
}
