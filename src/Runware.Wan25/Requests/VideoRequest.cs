using System.Text.Json;
using System.Text.Json.Serialization;
using Runware.Wan25.Requests;

namespace Runware.Wan25;

/// <summary>
/// A valid description of videos to make with Wan2.5-Preview. Immutable and reusable: each submission makes new videos, unless the request has an id of its
/// own (<see cref="TaskId"/>). Two requests are equal when they say the same. The parameters and their limits are those of
/// <see href="https://runware.ai/docs/models/alibaba-wan2-5-preview">the model's page</see>; <see langword="null"/> means that the request says nothing
/// and the service's default applies.
/// </summary>
[JsonConverter(typeof(VideoRequestJsonConverter))]
public sealed class VideoRequest : IEquatable<VideoRequest>
{
    /// <summary>The kind of task (<c>taskType</c>).</summary>
    public string TaskType { get; } = WireValues.TaskType;

    /// <summary>The model's identifier (<c>model</c>).</summary>
    public string Model { get; } = WireValues.Model;

    /// <summary>How a result is given (<c>outputType</c>), the only way the model has. It is the service's default and not sent.</summary>
    public string OutputType { get; } = WireValues.OutputType;

    /// <summary>How the service answers (<c>deliveryMethod</c>), the only way the model has: at once with an acknowledgement, later with the result.</summary>
    public string DeliveryMethod { get; } = WireValues.DeliveryMethod;

    internal VideoRequest(VideoParameters parameters) => Parameters = parameters;

    /// <summary>Never changed after construction.</summary>
    internal VideoParameters Parameters { get; }

    /// <summary>The request's own id (<c>taskUUID</c>), which names one job for ever; <see langword="null"/> when each submission gets a new one.</summary>
    public Guid? TaskId => Parameters.TaskId;

    /// <summary>What to show (<c>positivePrompt</c>). 1 to 2000 Unicode code points.</summary>
    public string Prompt => Parameters.Prompt ?? "";

    /// <summary>What to leave out (<c>negativePrompt</c>). 1 to 500 Unicode code points.</summary>
    public string? NegativePrompt => Parameters.NegativePrompt;

    /// <summary>
    /// The size in pixels (<c>width</c>, <c>height</c>) as it was asked for. A request without a first frame that says neither size nor resolution is sent
    /// with <see cref="VideoSize.Landscape720p"/>.
    /// </summary>
    public VideoSize? Size => Parameters.Size;

    /// <summary>The resolution preset (<c>resolution</c>).</summary>
    public VideoResolution? Resolution => Parameters.Resolution;

    /// <summary>The length (<c>duration</c>). The service's default is five seconds.</summary>
    public VideoDuration? Duration => Parameters.Duration;

    /// <summary>The random seed (<c>seed</c>), 0 to 2147483647; without one the service chooses.</summary>
    public long? Seed => Parameters.Seed;

    /// <summary>How many videos to make (<c>numberResults</c>), 1 to 4. Default: 1, and then not sent.</summary>
    public int ResultCount => Parameters.Results ?? 1;

    /// <summary>The file format (<c>outputFormat</c>). The service's default is MP4.</summary>
    public VideoOutputFormat? OutputFormat => Parameters.OutputFormat;

    /// <summary>The compression quality (<c>outputQuality</c>), 20 to 99. The service's default is 95.</summary>
    public int? OutputQuality => Parameters.OutputQuality;

    /// <summary>How long the service keeps the file (<c>ttl</c>), in whole seconds, at least 60.</summary>
    public TimeSpan? TimeToLive => Parameters.TimeToLive;

    /// <summary>The URL that the service calls as each result is ready (<c>webhookURL</c>).</summary>
    public Uri? Webhook => Parameters.Webhook;

    /// <summary>The URL that the service puts the file to (<c>uploadEndpoint</c>).</summary>
    public Uri? UploadEndpoint => Parameters.UploadEndpoint;

    /// <summary>How much of the video is checked (<c>safety.mode</c>). The service's default is none.</summary>
    public SafetyMode? Safety => Parameters.Safety;

    /// <summary>Whether the content is checked (<c>safety.checkContent</c>). The service's default is <see langword="false"/>.</summary>
    public bool? ContentCheck => Parameters.ContentCheck;

    /// <summary>Whether results carry their cost (<c>includeCost</c>). Default: <see langword="true"/>, unlike the service's own.</summary>
    public bool IncludeCost => Parameters.IncludeCost;

    /// <summary>The image that the video begins with (<c>inputs.frameImages</c>); with one, this is image-to-video.</summary>
    public ImageInput? FirstFrame => Parameters.FirstFrame;

    /// <summary>How the first frame is written. Default: <see cref="FrameImageForm.Positioned"/>.</summary>
    public FrameImageForm FirstFrameForm => Parameters.FirstFrameForm;

    /// <summary>The audio track that the video follows (<c>inputs.audio</c>).</summary>
    public AudioInput? AudioInput => Parameters.AudioInput;

    /// <summary>Whether the model makes sound (<c>providerSettings.alibaba.audio</c>). The service's default is <see langword="true"/>.</summary>
    public bool? Audio => Parameters.Audio;

    /// <summary>
    /// Whether the prompt is rewritten first (<c>providerSettings.alibaba.promptExtend</c>). The service's default is <see langword="true"/>.
    /// </summary>
    public bool? PromptExtend => Parameters.PromptExtend;

    /// <summary>What was given by path (<see cref="VideoRequestBuilder.WithParameter"/>), in the order in which it is merged.</summary>
    public IReadOnlyDictionary<string, JsonElement> AdditionalParameters => Parameters.Additional;

    /// <summary>Begins a request that makes a video from text.</summary>
    /// <param name="prompt">What to show. 1 to 2000 Unicode code points.</param>
    /// <returns>The builder.</returns>
    public static VideoRequestBuilder FromText(string prompt) => new(new() { Prompt = prompt }, needsFirstFrame: false);

    /// <summary>
    /// Begins a request that makes a video from its first image. The size follows the image; <see cref="VideoRequestBuilder.WithResolution"/> controls the
    /// price, which is otherwise that of the service's own choice.
    /// </summary>
    /// <param name="firstFrame">The image.</param>
    /// <param name="prompt">What happens. 1 to 2000 Unicode code points.</param>
    /// <returns>The builder.</returns>
    public static VideoRequestBuilder FromImage(ImageInput firstFrame, string prompt) =>
        new(new() { FirstFrame = firstFrame, Prompt = prompt }, needsFirstFrame: true);

    /// <summary>Begins a request that says what this one says, except for its task id.</summary>
    /// <returns>A builder that is independent of this request.</returns>
    public VideoRequestBuilder ToBuilder() => new(Parameters with { TaskId = null }, needsFirstFrame: false);

    /// <summary>Reads the form that <see cref="ToJson"/> writes, and checks it like <see cref="VideoRequestBuilder.Build"/>.</summary>
    /// <param name="json">The JSON text.</param>
    /// <returns>The request.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> is <see langword="null"/>.</exception>
    /// <exception cref="JsonException">
    /// The text is not such a form. Where it breaks rules of the model, the inner exception is a <see cref="VideoRequestValidationException"/>.
    /// </exception>
    public static VideoRequest FromJson(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        using var document = JsonDocument.Parse(json);
        return VideoRequestReader.Read(document.RootElement);
    }

    /// <summary>
    /// Writes the request for storage: one JSON object with <c>"version": 1</c> and the parameters under the names and in the places they have at the
    /// service. Prompts and URLs are in it.
    /// </summary>
    /// <returns>The JSON text, for <see cref="FromJson"/>. <see cref="JsonSerializer"/> gives and takes the same form.</returns>
    /// <exception cref="NotSupportedException">
    /// The first frame is a file, bytes or a stream: upload it first and use <see cref="ImageInput.FromMedia"/>.
    /// </exception>
    public string ToJson() => VideoRequestJsonWriter.ToJson(this);

    /// <inheritdoc/>
    public bool Equals(VideoRequest? other) => other is not null && Parameters.Equals(other.Parameters);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as VideoRequest);

    /// <inheritdoc/>
    public override int GetHashCode() => Parameters.GetHashCode();

    /// <summary>One line about the request, without its prompts, URLs and media.</summary>
    /// <returns>A text fit for a log, for example <c>text-to-video, 132 characters, 1280x720, 10 s</c>.</returns>
    public override string ToString() => Parameters.ToString();
}
