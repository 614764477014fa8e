using Microsoft.CodeAnalysis;
using Runware.Wan25.Requests;

namespace Runware.Wan25.Analyzers.Values;

/// <summary>Numbers, and the values of enumerations, which a cast can make up.</summary>
internal static class NumberCheck
{
    // What other services take for "choose one".
    private const long RandomSeed = -1;

    public static InvalidValue? Results(IOperation? value) =>
        Range(value, ValueDiagnostics.Results, "numberResults", ModelLimits.MinResults, ModelLimits.MaxResults);

    public static InvalidValue? Seed(IOperation? value) => Range(
        value, ValueDiagnostics.Seed, "seed", ModelLimits.MinSeed, ModelLimits.MaxSeed, ConstantReader.Integer(value) == RandomSeed);

    public static InvalidValue? OutputQuality(IOperation? value) =>
        Range(value, ValueDiagnostics.OutputQuality, "outputQuality", ModelLimits.MinOutputQuality, ModelLimits.MaxOutputQuality);

    public static InvalidValue? Duration(IOperation? value) =>
        ConstantReader.Integer(value) is { } given && !ModelLimits.DurationSeconds.Contains(given)
            ? new(
                ValueDiagnostics.Duration,
                value!.Syntax,
                $"duration must be one of {string.Join(", ", ModelLimits.DurationSeconds)} seconds; {given} was given")
            : null;

    public static InvalidValue? Resolution(IOperation? value) => Choice(value, "resolution", ModelLimits.Resolutions);

    public static InvalidValue? OutputFormat(IOperation? value) => Choice(value, "outputFormat", ModelLimits.OutputFormats);

    public static InvalidValue? Safety(IOperation? value) => Choice(value, "safety.mode", ModelLimits.SafetyModes);

    private static InvalidValue? Range(
        IOperation? value, DiagnosticDescriptor rule, string path, long min, long max, bool meansDefault = false) =>
        ConstantReader.Integer(value) is { } given && (given < min || given > max)
            ? new(rule, value!.Syntax, $"{path} must be from {min} to {max}; {given} was given", meansDefault: meansDefault)
            : null;

    private static InvalidValue? Choice(IOperation? value, string path, string[] allowed) =>
        ConstantReader.Integer(value) is { } given && (given < 0 || given >= allowed.Length)
            ? new(ValueDiagnostics.Choice, value!.Syntax, $"{path} must be one of {string.Join(", ", allowed)}; {given} was given")
            : null;
}
