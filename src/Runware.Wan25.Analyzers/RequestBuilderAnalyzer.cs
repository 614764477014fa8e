using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Runware.Wan25.Analyzers.Usage;
using Runware.Wan25.Analyzers.Values;

namespace Runware.Wan25.Analyzers;

/// <summary>Finds requests that <c>Build()</c> would refuse, and builders that are never built.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RequestBuilderAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(
        ValueDiagnostics.Prompt, ValueDiagnostics.NegativePrompt, ValueDiagnostics.Results, ValueDiagnostics.Seed,
        ValueDiagnostics.OutputQuality, ValueDiagnostics.TimeToLive, ValueDiagnostics.Size, ValueDiagnostics.Duration,
        ValueDiagnostics.Choice, ValueDiagnostics.Url, ValueDiagnostics.Media, ValueDiagnostics.TaskId, ValueDiagnostics.ParameterPath,
        UsageDiagnostics.SizeAndResolution, UsageDiagnostics.AudioInputAndAudio, UsageDiagnostics.NeverBuilt);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start =>
        {
            if (KnownTypes.In(start.Compilation) is { } types)
            {
                var starts = new SyntaxTreePrefilter(BuilderMethods.FromText, BuilderMethods.FromImage, BuilderMethods.ToBuilder);
                start.RegisterSyntaxNodeAction(
                    node =>
                    {
                        if (starts.AreIn(node.Node))
                        {
                            AnalyzeMember(node, types);
                        }
                    },
                    EnclosingMembers.Kinds);
            }
        });
    }

    // By member, because what is reported for one call may be in another statement; an editor looks for it within the node.
    private static void AnalyzeMember(SyntaxNodeAnalysisContext context, KnownTypes types)
    {
        foreach (InvocationExpressionSyntax call in EnclosingMembers.CallsIn(context.Node))
        {
            // By name first: to bind every call of a large project would take time.
            if (CallSyntax.NameOf(call) is { } name
                && BuilderMethods.Starts(name.Identifier.ValueText)
                && context.SemanticModel.GetOperation(call, context.CancellationToken) is IInvocationOperation start
                && KnownTypes.Same(start.TargetMethod.ContainingType, types.Request))
            {
                Analyze(context, start, types);
            }
        }
    }

    private static void Analyze(SyntaxNodeAnalysisContext context, IInvocationOperation start, KnownTypes types)
    {
        BuilderUsage usage = BuilderUsageReader.Read(start, types);
        ReportPaths(context, usage);
        if (usage.Escapes)
        {
            return;
        }

        Dictionary<Parameter, ParameterAssignment> settings = LastSettings(usage);
        ReportValues(context, usage, settings);
        if (!usage.MaySkipLimits)
        {
            ConflictCheck.Report(context, settings);
        }

        if (!usage.IsBuilt && !usage.IsUsedOtherwise)
        {
            context.ReportDiagnostic(Diagnostic.Create(UsageDiagnostics.NeverBuilt, CallSyntax.HeadOf(start).GetLocation()));
        }
    }

    // Paths cannot be taken back, so they are wrong wherever else the builder goes.
    private static void ReportPaths(SyntaxNodeAnalysisContext context, BuilderUsage usage)
    {
        foreach (IInvocationOperation call in usage.Calls)
        {
            Report(context, ParameterPathCheck.Check(call));
        }
    }

    private static void ReportValues(
        SyntaxNodeAnalysisContext context, BuilderUsage usage, Dictionary<Parameter, ParameterAssignment> settings)
    {
        foreach (ParameterAssignment setting in settings.Values)
        {
            if (ValueChecks.Check(setting) is { } finding && !(finding.IsLimit && usage.MaySkipLimits))
            {
                Report(context, finding);
            }
        }

        bool mayBeSetByPath = usage.Calls.Exists(call => call.TargetMethod.Name == ParameterPathCheck.Method);
        if (!usage.MaySkipLimits && !mayBeSetByPath && settings.TryGetValue(Parameter.Prompt, out ParameterAssignment prompt))
        {
            Report(context, TextCheck.Required(prompt.Argument("prompt")));
        }
    }

    private static Dictionary<Parameter, ParameterAssignment> LastSettings(BuilderUsage usage)
    {
        var settings = new Dictionary<Parameter, ParameterAssignment>();
        foreach (ParameterAssignment setting in usage.Calls.SelectMany(ParameterAssignment.Of))
        {
            settings[setting.Parameter] = setting;
        }

        return settings;
    }

    private static void Report(SyntaxNodeAnalysisContext context, InvalidValue? finding)
    {
        if (finding is not null)
        {
            ImmutableDictionary<string, string?> properties = finding.MeansDefault
                ? ImmutableDictionary<string, string?>.Empty.Add(CodeFixProperties.Remove, CodeFixProperties.Enclosing)
                : ImmutableDictionary<string, string?>.Empty;
            context.ReportDiagnostic(Diagnostic.Create(finding.Rule, finding.At.GetLocation(), properties, finding.Message));
        }
    }
}
