using Microsoft.CodeAnalysis;

namespace Runware.Wan25.Analyzers;

/// <summary>The diagnostics about calls that contradict each other or lead nowhere.</summary>
internal static class UsageDiagnostics
{
    public static readonly DiagnosticDescriptor SizeAndResolution = new(
        DiagnosticIds.SizeAndResolution,
        "Size beside resolution",
        "resolution cannot be used together with width and height",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "A request has a size or a resolution. Build() throws VideoRequestValidationException when both are set.",
        HelpLinks.Of(DiagnosticIds.SizeAndResolution));

    public static readonly DiagnosticDescriptor AudioInputAndAudio = new(
        DiagnosticIds.AudioInputAndAudio,
        "Audio input beside generated audio",
        "providerSettings.alibaba.audio cannot be used together with inputs.audio; {0} was given beside it",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "An audio input takes the place of generated sound. Build() throws VideoRequestValidationException when both are set.",
        HelpLinks.Of(DiagnosticIds.AudioInputAndAudio));

    public static readonly DiagnosticDescriptor NeverBuilt = new(
        DiagnosticIds.NeverBuilt,
        "Request that is never built",
        "This request is never built; call Build() or TryBuild()",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "A builder only collects values. Without Build() or TryBuild() there is no request, and nothing was validated.",
        HelpLinks.Of(DiagnosticIds.NeverBuilt));

    public static readonly DiagnosticDescriptor UnusedRequest = new(
        DiagnosticIds.UnusedRequest,
        "Request that is never used",
        "This request is built and never used; submit it, or discard it with '_ =' if only its validation is wanted",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "Building a request sends nothing.",
        HelpLinks.Of(DiagnosticIds.UnusedRequest));

    public static readonly DiagnosticDescriptor UnobservedTask = new(
        DiagnosticIds.UnobservedTask,
        "Task that nobody observes",
        "Nobody observes the task of {0}: its result and its exceptions, which carry the operation's id, are lost",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "A video that was ordered is charged, whether or not somebody awaits it.",
        HelpLinks.Of(DiagnosticIds.UnobservedTask));

    public static readonly DiagnosticDescriptor UnreadStream = new(
        DiagnosticIds.UnreadStream,
        "Stream that is never enumerated",
        "{0} does nothing until its result is enumerated with 'await foreach'",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "The method returns at once; the work begins with the enumeration.",
        HelpLinks.Of(DiagnosticIds.UnreadStream));

    public static readonly DiagnosticDescriptor ApiKey = new(
        DiagnosticIds.ApiKey,
        "API key in source code",
        "An API key is written into the source code; read it from the environment variable RUNWARE_API_KEY or from configuration",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "Whoever can read the source code or the assembly can spend the account's credits.",
        HelpLinks.Of(DiagnosticIds.ApiKey));

    private const string Category = "Usage";
}
