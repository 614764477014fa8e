using Microsoft.CodeAnalysis;

namespace Runware.Wan25.Analyzers;

/// <summary>The diagnostics about one value. Their messages are the validator's, which would refuse the request at run time.</summary>
internal static class ValueDiagnostics
{
    public static readonly DiagnosticDescriptor Prompt = new(
        DiagnosticIds.Prompt,
        "Prompt that cannot be sent",
        Message,
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        Refused,
        HelpLinks.Of(DiagnosticIds.Prompt));

    public static readonly DiagnosticDescriptor NegativePrompt = new(
        DiagnosticIds.NegativePrompt,
        "Negative prompt that cannot be sent",
        Message,
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        Refused,
        HelpLinks.Of(DiagnosticIds.NegativePrompt));

    public static readonly DiagnosticDescriptor Results = new(
        DiagnosticIds.Results,
        "Number of results out of range",
        Message,
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        Refused,
        HelpLinks.Of(DiagnosticIds.Results));

    public static readonly DiagnosticDescriptor Seed = new(
        DiagnosticIds.Seed,
        "Seed out of range",
        Message,
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        Refused,
        HelpLinks.Of(DiagnosticIds.Seed));

    public static readonly DiagnosticDescriptor OutputQuality = new(
        DiagnosticIds.OutputQuality,
        "Output quality out of range",
        Message,
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        Refused,
        HelpLinks.Of(DiagnosticIds.OutputQuality));

    public static readonly DiagnosticDescriptor TimeToLive = new(
        DiagnosticIds.TimeToLive,
        "Time to live out of range",
        Message,
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        Refused,
        HelpLinks.Of(DiagnosticIds.TimeToLive));

    public static readonly DiagnosticDescriptor Size = new(
        DiagnosticIds.Size,
        "Size that the model does not make",
        Message,
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        Refused,
        HelpLinks.Of(DiagnosticIds.Size));

    public static readonly DiagnosticDescriptor Duration = new(
        DiagnosticIds.Duration,
        "Duration that the model does not make",
        Message,
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        Refused,
        HelpLinks.Of(DiagnosticIds.Duration));

    public static readonly DiagnosticDescriptor Choice = new(
        DiagnosticIds.Choice,
        "Value that the enumeration does not define",
        Message,
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        Refused,
        HelpLinks.Of(DiagnosticIds.Choice));

    public static readonly DiagnosticDescriptor Url = new(
        DiagnosticIds.Url,
        "URL that the service cannot call",
        Message,
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        Refused,
        HelpLinks.Of(DiagnosticIds.Url));

    public static readonly DiagnosticDescriptor Media = new(
        DiagnosticIds.Media,
        "Media that cannot be sent",
        Message,
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        Refused,
        HelpLinks.Of(DiagnosticIds.Media));

    public static readonly DiagnosticDescriptor TaskId = new(
        DiagnosticIds.TaskId,
        "Task id or idempotency key that cannot be used",
        Message,
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        Refused,
        HelpLinks.Of(DiagnosticIds.TaskId));

    public static readonly DiagnosticDescriptor ParameterPath = new(
        DiagnosticIds.ParameterPath,
        "Parameter path that cannot be used",
        Message,
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        Refused,
        HelpLinks.Of(DiagnosticIds.ParameterPath));

    private const string Category = "Usage";
    private const string Message = "{0}";
    private const string Refused = "Build() throws VideoRequestValidationException for this value, and TryBuild() returns false.";
}
