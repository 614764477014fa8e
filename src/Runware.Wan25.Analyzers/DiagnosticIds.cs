namespace Runware.Wan25.Analyzers;

/// <summary>The ids of the diagnostics. They are stable; each has a page in <c>docs/analyzers</c>.</summary>
internal static class DiagnosticIds
{
    public const string Prompt = "WAN25001";
    public const string NegativePrompt = "WAN25002";
    public const string Results = "WAN25003";
    public const string Seed = "WAN25004";
    public const string OutputQuality = "WAN25005";
    public const string TimeToLive = "WAN25006";
    public const string Size = "WAN25007";
    public const string Duration = "WAN25008";
    public const string Choice = "WAN25009";
    public const string Url = "WAN25010";
    public const string Media = "WAN25011";
    public const string TaskId = "WAN25012";
    public const string ParameterPath = "WAN25013";
    public const string SizeAndResolution = "WAN25101";
    public const string AudioInputAndAudio = "WAN25102";
    public const string NeverBuilt = "WAN25201";
    public const string UnusedRequest = "WAN25202";
    public const string UnobservedTask = "WAN25203";
    public const string UnreadStream = "WAN25204";
    public const string ApiKey = "WAN25301";
}
