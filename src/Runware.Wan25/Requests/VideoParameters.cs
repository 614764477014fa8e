using System.Text.Json;

namespace Runware.Wan25.Requests;

/// <summary>
/// Everything a request says. A builder changes its own; a built request holds a copy that nobody changes. A record for its copy and its equality.
/// <see langword="null"/> means that nothing was said and the service decides.
/// </summary>
internal sealed record VideoParameters
{
    public Guid? TaskId { get; set; }

    public IdempotencyFault IdempotencyFault { get; set; }

    public string? Prompt { get; set; }

    public string? NegativePrompt { get; set; }

    public VideoSize? Size { get; set; }

    public VideoResolution? Resolution { get; set; }

    public VideoDuration? Duration { get; set; }

    public long? Seed { get; set; }

    public int? Results { get; set; }

    public VideoOutputFormat? OutputFormat { get; set; }

    public int? OutputQuality { get; set; }

    public TimeSpan? TimeToLive { get; set; }

    public Uri? Webhook { get; set; }

    public Uri? UploadEndpoint { get; set; }

    public SafetyMode? Safety { get; set; }

    public bool? ContentCheck { get; set; }

    public bool IncludeCost { get; set; } = true;

    public ImageInput? FirstFrame { get; set; }

    public FrameImageForm FirstFrameForm { get; set; }

    public AudioInput? AudioInput { get; set; }

    public bool? Audio { get; set; }

    public bool? PromptExtend { get; set; }

    public ParameterSet Additional { get; set; } = ParameterSet.Empty;

    public bool SkipLimits { get; set; }

    /// <summary>
    /// The size as it is sent. Without an image the service needs a size or a resolution; where nothing says one, this does.
    /// </summary>
    public VideoSize? SizeToSend => Size ?? (Resolution is null && FirstFrame is null && !ShapeIsAdditional ? VideoSize.Landscape720p : null);

    private bool ShapeIsAdditional
    {
        get
        {
            foreach (var (path, value) in Additional.Entries)
            {
                if (path is WireNames.Width or WireNames.Height or WireNames.Resolution
                    || path.StartsWith(WirePaths.FrameImages, StringComparison.Ordinal)
                    || (path == WireNames.Inputs && value.ValueKind == JsonValueKind.Object && value.TryGetProperty(WireNames.FrameImages, out _)))
                {
                    return true;
                }
            }

            return false;
        }
    }

    /// <summary>What a log may say: the generated text would repeat prompts and URLs.</summary>
    public override string ToString() => VideoParametersText.Of(this);
}
