using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Runware.Wan25.Analyzers.Values;

namespace Runware.Wan25.Analyzers.Usage;

/// <summary>Parameters that exclude each other.</summary>
internal static class ConflictCheck
{
    public static void Report(SyntaxNodeAnalysisContext context, Dictionary<Parameter, ParameterAssignment> settings)
    {
        if (Both(settings, Parameter.Size, Parameter.Resolution) is var (size, resolution))
        {
            // With a first frame the size has no effect; and a resolution that the size has says nothing new.
            ParameterAssignment? superfluous = settings.ContainsKey(Parameter.FirstFrame) ? size
                : SaysTheSame(size, resolution) ? resolution
                : null;
            context.ReportDiagnostic(Create(UsageDiagnostics.SizeAndResolution, DiagnosticSeverity.Error, size, resolution, superfluous));
        }

        if (Both(settings, Parameter.AudioInput, Parameter.Audio) is var (input, audio))
        {
            // The documentation excludes the pair; whether the service refuses "false" too is not known.
            bool? value = ConstantReader.Unwrap(audio.Value!).ConstantValue is { HasValue: true, Value: bool constant } ? constant : null;
            (DiagnosticSeverity severity, string given) = value switch
            {
                true => (DiagnosticSeverity.Error, "true"),
                false => (DiagnosticSeverity.Warning, "false"),
                null => (DiagnosticSeverity.Warning, "a value"),
            };
            context.ReportDiagnostic(
                Create(UsageDiagnostics.AudioInputAndAudio, severity, input, audio, value == false ? audio : null, given));
        }
    }

    private static (ParameterAssignment First, ParameterAssignment Second)? Both(
        Dictionary<Parameter, ParameterAssignment> settings, Parameter first, Parameter second) =>
        settings.TryGetValue(first, out ParameterAssignment one) && settings.TryGetValue(second, out ParameterAssignment other)
        && IsSet(one) && IsSet(other)
        && (ComesBefore(one, other) ? ControlFlow.ComesBefore(one.Call, other.Call) : ControlFlow.ComesBefore(other.Call, one.Call))
            ? (one, other)
            : null;

    private static bool IsSet(ParameterAssignment setting) => setting.Value is not { } value || ConstantReader.IsNotNull(value);

    private static bool ComesBefore(ParameterAssignment one, ParameterAssignment other) => EndOf(one) < EndOf(other);

    private static int EndOf(ParameterAssignment setting) => CallSyntax.NameOf(setting.Call).SpanStart;

    private static bool SaysTheSame(ParameterAssignment size, ParameterAssignment resolution) =>
        SizeCheck.ResolutionOf(size) is { } ofSize && ConstantReader.Integer(resolution.Value) is { } number
        && number >= 0 && number < Requests.ModelLimits.Resolutions.Length && Requests.ModelLimits.Resolutions[number] == ofSize;

    private static Diagnostic Create(
        DiagnosticDescriptor rule,
        DiagnosticSeverity severity,
        ParameterAssignment one,
        ParameterAssignment other,
        ParameterAssignment? superfluous,
        params object[] arguments)
    {
        ParameterAssignment later = ComesBefore(one, other) ? other : one;
        ImmutableDictionary<string, string?> properties = ImmutableDictionary<string, string?>.Empty;
        Location[] additional = [];
        if (superfluous is { } setting)
        {
            properties = properties.Add(CodeFixProperties.Remove, CodeFixProperties.Additional);
            additional = [CallSyntax.NameOf(setting.Call).GetLocation()];
        }

        return Diagnostic.Create(rule, CallSyntax.NameOf(later.Call).GetLocation(), severity, additional, properties, arguments);
    }
}
