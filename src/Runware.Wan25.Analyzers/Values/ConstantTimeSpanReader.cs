using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Runware.Wan25.Analyzers.Values;

/// <summary>Reads times that are made of constants, such as <c>TimeSpan.FromMinutes(5)</c>, which the compiler does not evaluate.</summary>
internal static class ConstantTimeSpanReader
{
    // A floating-point number that is not a whole number of ticks is rounded in different ways by different runtimes.
    private const decimal Tolerance = TimeSpan.TicksPerMillisecond;
    private const string From = "From";

    /// <summary>Gets the ticks of a time; <see langword="null"/> where it is not known.</summary>
    public static long? Ticks(IOperation? value)
    {
        if (value is null)
        {
            return null;
        }

        decimal? ticks = ConstantReader.Unwrap(value) switch
        {
            IDefaultValueOperation { Type: { } type } when IsTimeSpan(type) => 0,
            IFieldReferenceOperation { Field: { Name: nameof(TimeSpan.Zero), ContainingType: var type } } when IsTimeSpan(type) => 0,
            IUnaryOperation { OperatorKind: UnaryOperatorKind.Minus, Type: { } type, Operand: var operand } when IsTimeSpan(type) =>
                -(decimal?)Ticks(operand),
            IInvocationOperation { TargetMethod: { IsStatic: true } method, Arguments: var arguments }
                when IsTimeSpan(method.ContainingType) && method.Name.StartsWith(From, StringComparison.Ordinal) =>
                    Sum(arguments, method.Name.Substring(From.Length)),
            IObjectCreationOperation { Type: { } type, Initializer: null, Arguments: var arguments } when IsTimeSpan(type) =>
                Sum(arguments, ""),
            _ => null,
        };
        return ticks is { } known && Math.Abs(known) < long.MaxValue ? (long)NearestSecond(known) : null;
    }

    private static decimal? Sum(IEnumerable<IArgumentOperation> arguments, string unitOfValue)
    {
        decimal sum = 0;
        foreach (IArgumentOperation argument in arguments)
        {
            string unit = argument.Parameter?.Name is { } name && name != "value" ? name : unitOfValue;
            if (TicksOf(unit) is not { } ticks || ConstantReader.Number(argument.Value) is not { } number)
            {
                return null;
            }

            sum += ticks * number;
        }

        return sum;
    }

    private static decimal? TicksOf(string unit) => unit.ToUpperInvariant() switch
    {
        "DAYS" => TimeSpan.TicksPerDay,
        "HOURS" => TimeSpan.TicksPerHour,
        "MINUTES" => TimeSpan.TicksPerMinute,
        "SECONDS" => TimeSpan.TicksPerSecond,
        "MILLISECONDS" => TimeSpan.TicksPerMillisecond,
        "MICROSECONDS" => TimeSpan.TicksPerMillisecond / 1000m,
        "TICKS" => 1,
        _ => null,
    };

    private static decimal NearestSecond(decimal ticks)
    {
        decimal nearest = Math.Round(ticks / TimeSpan.TicksPerSecond) * TimeSpan.TicksPerSecond;
        return ticks != decimal.Truncate(ticks) && Math.Abs(nearest - ticks) < Tolerance ? nearest : ticks;
    }

    private static bool IsTimeSpan(ITypeSymbol type) => KnownTypes.IsInSystem(type, nameof(TimeSpan));
}
