namespace Runware.Wan25.Requests;

/// <summary>The JSON paths of the parameters that are not at the top.</summary>
internal static class WirePaths
{
    public const string CheckContent = $"{WireNames.Safety}.{WireNames.CheckContent}";
    public const string SafetyMode = $"{WireNames.Safety}.{WireNames.Mode}";
    public const string FrameImages = $"{WireNames.Inputs}.{WireNames.FrameImages}";
    public const string FirstFrame = $"{FrameImages}[0]";
    public const string AudioInput = $"{WireNames.Inputs}.{WireNames.Audio}";
    public const string Alibaba = $"{WireNames.ProviderSettings}.{WireNames.Alibaba}";
    public const string PromptExtend = $"{Alibaba}.{WireNames.PromptExtend}";
    public const string Audio = $"{Alibaba}.{WireNames.Audio}";
}
