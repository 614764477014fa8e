using Runware.Wan25.Requests.Parameters;

namespace Runware.Wan25.Requests;

/// <summary>
/// Holds the values of a request, and the table of the parameters: path, accessors, kind and limits of each beside the property that holds
/// it. A builder changes its own instance; a built request holds a copy that never changes. <see langword="null"/> means that the
/// parameter is not set and the service decides.
/// </summary>
/// <remarks>
/// PAGE is the parameter list of <see href="https://runware.ai/docs/models/alibaba-wan2-5-preview"/>; its limits are in
/// <see cref="ModelLimits"/>. A new parameter is added here, in <see cref="VideoRequest"/> and in <see cref="VideoRequestBuilder"/>.
/// </remarks>
internal sealed record VideoParameters
{
    // PAGE: UUID v4.
    public static readonly UuidParameter TaskIdParameter =
        new(WireNames.TaskId, p => p.TaskId, (p, value) => p.TaskId = value)
        {
            Description = "The id of the task, a UUID v4. It names one job: with the same id, the job is joined and not paid again.",
            IsApplicationOwned = true,
        };

    public Guid? TaskId { get; set; }

    public static readonly BooleanParameter IncludeCostParameter =
        new("includeCost", p => p.IncludeCost, (p, value) => p.IncludeCost = value)
        {
            Description = "Whether each result carries its cost.",
            IsApplicationOwned = true,
        };

    public bool IncludeCost { get; set; } = true;

    public static readonly ChoiceParameter OutputFormatParameter = new(
        "outputFormat", ModelLimits.OutputFormats, p => (int?)p.OutputFormat, (p, value) => p.OutputFormat = (VideoOutputFormat)value)
    {
        Description = "The file format of the video. The default is MP4.",
    };

    public VideoOutputFormat? OutputFormat { get; set; }

    public static readonly IntegerParameter OutputQualityParameter = new(
        "outputQuality",
        p => p.OutputQuality,
        (p, value) => p.OutputQuality = (int)value,
        ModelLimits.MinOutputQuality,
        ModelLimits.MaxOutputQuality)
    {
        Description = "The compression quality of the video. The default is 95.",
    };

    public int? OutputQuality { get; set; }

    public static readonly UrlParameter WebhookParameter =
        new("webhookURL", p => p.Webhook, (p, value) => p.Webhook = value)
        {
            Description = "The URL that the service calls as each result becomes ready.",
            IsApplicationOwned = true,
        };

    public Uri? Webhook { get; set; }

    public static readonly UrlParameter UploadEndpointParameter =
        new("uploadEndpoint", p => p.UploadEndpoint, (p, value) => p.UploadEndpoint = value)
        {
            Description = "The URL to which the service uploads the file with PUT.",
            IsApplicationOwned = true,
        };

    public Uri? UploadEndpoint { get; set; }

    public static readonly BooleanParameter ContentCheckParameter =
        new("safety.checkContent", p => p.ContentCheck, (p, value) => p.ContentCheck = value)
        {
            Description = "Whether the content is checked. The default is false.",
        };

    public bool? ContentCheck { get; set; }

    public static readonly ChoiceParameter SafetyParameter =
        new("safety.mode", ModelLimits.SafetyModes, p => (int?)p.Safety, (p, value) => p.Safety = (SafetyMode)value)
        {
            Description = "How much of the video is checked: nothing, key frames, or all frames. The default is none.",
        };

    public SafetyMode? Safety { get; set; }

    public static readonly IntegerParameter TimeToLiveParameter = new(
        "ttl",
        p => p.TimeToLive?.Ticks / TimeSpan.TicksPerSecond,
        (p, value) => p.TimeToLive = new(value * TimeSpan.TicksPerSecond),
        ModelLimits.MinTimeToLiveSeconds)
    {
        Description = "How long the service keeps the file, in seconds.",
        Capacity = long.MaxValue / TimeSpan.TicksPerSecond,
        Unit = " seconds",
        IsApplicationOwned = true,
    };

    public TimeSpan? TimeToLive { get; set; }

    public static readonly IntegerParameter ResultsParameter = new(
        WireNames.Results, p => p.Results, (p, value) => p.Results = (int)value, ModelLimits.MinResults, ModelLimits.MaxResults)
    {
        Description = "The number of videos, each with its own seed. Each is charged. The default is 1.",
    };

    public int? Results { get; set; }

    public static readonly TextParameter PromptParameter = new(
        "positivePrompt", ModelLimits.MinPromptLength, ModelLimits.MaxPromptLength, p => p.Prompt, (p, value) => p.Prompt = value)
    {
        Description = "What the video shows.",
    };

    public string? Prompt { get; set; }

    public static readonly TextParameter NegativePromptParameter = new(
        "negativePrompt",
        ModelLimits.MinNegativePromptLength,
        ModelLimits.MaxNegativePromptLength,
        p => p.NegativePrompt,
        (p, value) => p.NegativePrompt = value)
    {
        Description = "What the video does not show.",
    };

    public string? NegativePrompt { get; set; }

    public static readonly IntegerParameter WidthParameter =
        new("width", p => p.Size?.Width, (p, value) => p.Size = new((int)value, p.Size?.Height ?? 0))
        {
            Description = "The width of the video in pixels, together with height. Only certain pairs are allowed.",
        };

    public static readonly IntegerParameter HeightParameter =
        new("height", p => p.Size?.Height, (p, value) => p.Size = new(p.Size?.Width ?? 0, (int)value))
        {
            Description = "The height of the video in pixels, together with width. Only certain pairs are allowed.",
        };

    public VideoSize? Size { get; set; }

    public static readonly ChoiceParameter ResolutionParameter = new(
        "resolution", ModelLimits.Resolutions, p => (int?)p.Resolution, (p, value) => p.Resolution = (VideoResolution)value)
    {
        Description = "The resolution preset, in place of width and height. With a first frame, the shape is that of the image.",
    };

    public VideoResolution? Resolution { get; set; }

    public static readonly IntegerParameter DurationParameter = new(
        "duration", p => (int?)p.Duration, (p, value) => p.Duration = (VideoDuration)value, allowed: ModelLimits.DurationSeconds)
    {
        Description = "The length of the video in seconds. The default is 5.",
        Unit = " seconds",
    };

    public VideoDuration? Duration { get; set; }

    public static readonly IntegerParameter SeedParameter =
        new("seed", p => p.Seed, (p, value) => p.Seed = value, ModelLimits.MinSeed, ModelLimits.MaxSeed)
        {
            Description = "The random seed. The same seed and parameters give a similar video. By default, a random one is chosen.",
            Capacity = long.MaxValue,
        };

    public long? Seed { get; set; }

    public static readonly BooleanParameter PromptExtendParameter =
        new("providerSettings.alibaba.promptExtend", p => p.PromptExtend, (p, value) => p.PromptExtend = value)
        {
            Description = "Whether the prompt is rewritten first, for more detail. The default is true.",
        };

    public bool? PromptExtend { get; set; }

    public static readonly BooleanParameter AudioParameter =
        new("providerSettings.alibaba.audio", p => p.Audio, (p, value) => p.Audio = value)
        {
            Description = "Whether the model generates sound. The default is true.",
        };

    public bool? Audio { get; set; }

    // PAGE: UUID or URL.
    public static readonly AudioParameter AudioInputParameter = new("inputs.audio")
    {
        Description = "An audio track that the video follows, in place of generated sound: a media id (UUID) or a URL.",
    };

    public AudioInput? AudioInput { get; set; }

    // PAGE: one item.
    public static readonly FrameImagesParameter FrameImagesParameter = new("inputs.frameImages")
    {
        Description = "The image that the video begins with: a media id (UUID), a URL, a data URI or base64.",
    };

    public ImageInput? FirstFrame { get; set; }

    /// <summary>Gets the parameters that each form writes in its own way, at its beginning.</summary>
    public static readonly VideoRequestParameter[] Header = [TaskIdParameter, IncludeCostParameter];

    /// <summary>
    /// Gets the other parameters, in the order in which they are written. The inputs come last, so that little follows an image that is
    /// streamed.
    /// </summary>
    public static readonly VideoRequestParameter[] Body =
    [
        OutputFormatParameter, OutputQualityParameter, WebhookParameter, UploadEndpointParameter, ContentCheckParameter, SafetyParameter,
        TimeToLiveParameter, ResultsParameter, PromptParameter, NegativePromptParameter, WidthParameter, HeightParameter,
        ResolutionParameter, DurationParameter, SeedParameter, PromptExtendParameter, AudioParameter, AudioInputParameter,
        FrameImagesParameter,
    ];

    public IdempotencyFault IdempotencyFault { get; set; }

    public AdditionalParameters Additional { get; set; } = AdditionalParameters.Empty;

    public bool SkipLimits { get; set; }

    /// <summary>Returns what a log may say: the generated text would repeat prompts and URLs.</summary>
    public override string ToString() => VideoParametersSummary.Of(this);
}
