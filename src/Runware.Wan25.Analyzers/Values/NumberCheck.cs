using Microsoft.CodeAnalysis;
using Runware.Wan25.Requests;

namespace Runware.Wan25.Analyzers.Values;

/// <summary>Numbers, and the values of enumerations, which a cast can make up.</summary>
internal static class NumberCheck
{
    // What other services take for "choose one".
    private const long RandomSeed = -1;

    public static Finding? Results(IOperation? value) =>
        Range(value, ValueRules.Results, "numberResults", ModelLimits.MinResults, ModelLimits.MaxResults);

    public static Finding? Seed(IOperation? value) => Range(
        value, ValueRules.Seed, "seed", ModelLimits.MinSeed, ModelLimits.MaxSeed, ConstantReader.Integer(value) == RandomSeed);

    public static Finding? OutputQuality(IOperation? value) =>
        Range(value, ValueRules.OutputQuality, "outputQuality", ModelLimits.MinOutputQuality, ModelLimits.MaxOutputQuality);

    public static Finding? Duration(IOperation? value) =>
        ConstantReader.Integer(value) is { } given && !ModelLimits.DurationSeconds.Contains(given)
            ? new(
                ValueRules.Duration,
                value!.Syntax,
                $"duration must be one of {string.Join(", ", ModelLimits.DurationSeconds)} seconds; {given} was given")
            : null;

    public static Finding? Resolution(IOperation? value) => Choice(value, "resolution", ModelLimits.Resolutions);

    public static Finding? OutputFormat(IOperation? value) => Choice(value, "outputFormat", ModelLimits.OutputFormats);

    public static Finding? Safety(IOperation? value) => Choice(value, "safety.mode", ModelLimits.SafetyModes);

    private static Finding? Range(
        IOperation? value, DiagnosticDescriptor rule, string path, long min, long max, bool meansDefault = false) =>
        ConstantReader.Integer(value) is { } given && (given < min || given > max)
            ? new(rule, value!.Syntax, $"{path} must be from {min} to {max}; {given} was given", meansDefault: meansDefault)
            : null;

    private static Finding? Choice(IOperation? value, string path, string[] allowed) =>
        ConstantReader.Integer(value) is { } given && (given < 0 || given >= allowed.Length)
            ? new(ValueRules.Choice, value!.Syntax, $"{path} must be one of {string.Join(", ", allowed)}; {given} was given")
            : null;
}
