using System.Text.Json;
using System.Text.Json.Serialization;
using Runware.Wan25.Requests;

namespace Runware.Wan25;

/// <summary>
/// Represents a valid request for videos from Wan2.5-Preview. Instances are immutable, comparable by value, and reusable: each submission
/// generates new videos, unless the request has its own id (<see cref="TaskId"/>).
/// </summary>
/// <remarks>
/// The parameters and their limits are those of <see href="https://runware.ai/docs/models/alibaba-wan2-5-preview">the model's page</see>.
/// <see langword="null"/> means that the request does not set the parameter, and the service's default applies.
/// </remarks>
/// <example>
/// <code>
/// VideoRequest request = VideoRequest.FromText("A lighthouse in a storm, slow dolly-in")
///     .WithNegativePrompt("blurry, watermark")
///     .WithSize(VideoSize.Landscape720p)
///     .WithDuration(VideoDuration.TenSeconds)
///     .WithSeed(81567)
///     .Build();
/// VideoResult result = await client.GenerateAsync(request, cancellationToken: cancellationToken);
/// </code>
/// </example>
[JsonConverter(typeof(VideoRequestJsonConverter))]
public sealed class VideoRequest : IEquatable<VideoRequest>
{
    /// <summary>The model's identifier at the service (<c>model</c>).</summary>
    public const string ModelId = "runware:201@1";

    internal VideoRequest(VideoParameters parameters) => Parameters = parameters;

    /// <summary>Gets the parameters, which never change after construction.</summary>
    internal VideoParameters Parameters { get; }

    /// <summary>Gets the request's own id (<c>taskUUID</c>), which names one job.</summary>
    /// <value>The default is <see langword="null"/>: each submission gets a new id.</value>
    public Guid? TaskId => Parameters.TaskId;

    /// <summary>Gets the prompt (<c>positivePrompt</c>): 1 to 2000 Unicode code points that describe what the video shows.</summary>
    public string Prompt => Parameters.Prompt ?? "";

    /// <summary>
    /// Gets the negative prompt (<c>negativePrompt</c>): 1 to 500 Unicode code points that describe what the video does not show.
    /// </summary>
    public string? NegativePrompt => Parameters.NegativePrompt;

    /// <summary>Gets the size in pixels (<c>width</c>, <c>height</c>) as it was set.</summary>
    /// <value>
    /// The default is <see langword="null"/>. A request that has neither a first frame nor a size nor a resolution is sent with
    /// <see cref="VideoSize.Landscape720p"/>.
    /// </value>
    public VideoSize? Size => Parameters.Size;

    /// <summary>Gets the resolution preset (<c>resolution</c>).</summary>
    public VideoResolution? Resolution => Parameters.Resolution;

    /// <summary>Gets the length of the video (<c>duration</c>).</summary>
    /// <value>The service's default is five seconds.</value>
    public VideoDuration? Duration => Parameters.Duration;

    /// <summary>Gets the random seed (<c>seed</c>), 0 to 2147483647.</summary>
    /// <value>By default the service chooses one.</value>
    public long? Seed => Parameters.Seed;

    /// <summary>Gets the number of videos (<c>numberResults</c>), 1 to 4.</summary>
    /// <value>The default is 1, which is not sent.</value>
    public int ResultCount => Parameters.Results ?? 1;

    /// <summary>Gets the file format (<c>outputFormat</c>).</summary>
    /// <value>The service's default is <see cref="VideoOutputFormat.Mp4"/>.</value>
    public VideoOutputFormat? OutputFormat => Parameters.OutputFormat;

    /// <summary>Gets the compression quality (<c>outputQuality</c>), 20 to 99.</summary>
    /// <value>The service's default is 95.</value>
    public int? OutputQuality => Parameters.OutputQuality;

    /// <summary>Gets how long the service keeps the file (<c>ttl</c>): whole seconds, at least 60.</summary>
    public TimeSpan? TimeToLive => Parameters.TimeToLive;

    /// <summary>Gets the URL that the service calls as each result becomes ready (<c>webhookURL</c>).</summary>
    public Uri? Webhook => Parameters.Webhook;

    /// <summary>Gets the URL to which the service uploads the file (<c>uploadEndpoint</c>).</summary>
    public Uri? UploadEndpoint => Parameters.UploadEndpoint;

    /// <summary>Gets how much of the video is checked for unsafe content (<c>safety.mode</c>).</summary>
    /// <value>The service's default is <see cref="SafetyMode.None"/>.</value>
    public SafetyMode? Safety => Parameters.Safety;

    /// <summary>Gets a value that indicates whether the content is checked (<c>safety.checkContent</c>).</summary>
    /// <value>The service's default is <see langword="false"/>.</value>
    public bool? ContentCheck => Parameters.ContentCheck;

    /// <summary>Gets a value that indicates whether results carry their cost (<c>includeCost</c>).</summary>
    /// <value>The default is <see langword="true"/>, unlike the service's own.</value>
    public bool IncludeCost => Parameters.IncludeCost;

    /// <summary>
    /// Gets the image that the video begins with (<c>inputs.frameImages</c>), which makes this an image-to-video request.
    /// </summary>
    public ImageInput? FirstFrame => Parameters.FirstFrame;

    /// <summary>Gets the audio track that the video follows (<c>inputs.audio</c>).</summary>
    public AudioInput? AudioInput => Parameters.AudioInput;

    /// <summary>Gets a value that indicates whether the model generates sound (<c>providerSettings.alibaba.audio</c>).</summary>
    /// <value>The service's default is <see langword="true"/>.</value>
    public bool? Audio => Parameters.Audio;

    /// <summary>Gets a value that indicates whether the prompt is rewritten first (<c>providerSettings.alibaba.promptExtend</c>).</summary>
    /// <value>The service's default is <see langword="true"/>.</value>
    public bool? PromptExtend => Parameters.PromptExtend;

    /// <summary>
    /// Gets the parameters that were set by path (<see cref="VideoRequestBuilder.WithParameter(string, JsonElement)"/>), in the order in
    /// which they are merged.
    /// </summary>
    public IReadOnlyDictionary<string, JsonElement> AdditionalParameters => Parameters.Additional;

    /// <summary>Starts a request for a video from text.</summary>
    /// <param name="prompt">What the video shows. 1 to 2000 Unicode code points.</param>
    /// <returns>A builder.</returns>
    /// <example>
    /// <code>
    /// VideoRequest request = VideoRequest.FromText("A lighthouse in a storm, slow dolly-in")
    ///     .WithNegativePrompt("blurry, watermark")
    ///     .WithSize(VideoSize.Landscape720p)
    ///     .Build();
    /// VideoResult result = await client.GenerateAsync(request, cancellationToken);
    /// </code>
    /// </example>
    public static VideoRequestBuilder FromText(string prompt) => new(new() { Prompt = prompt }, needsFirstFrame: false);

    /// <summary>Starts a request for a video from its first image.</summary>
    /// <param name="firstFrame">The image.</param>
    /// <param name="prompt">What happens in the video. 1 to 2000 Unicode code points.</param>
    /// <returns>A builder.</returns>
    /// <remarks>
    /// The size follows the image. <see cref="VideoRequestBuilder.WithResolution"/> controls the price, which otherwise is that of the
    /// service's own choice.
    /// </remarks>
    /// <example>
    /// <code>
    /// VideoRequest request = VideoRequest.FromImage(ImageInput.FromFile("alley.jpg"), "The camera pushes down the alley")
    ///     .WithResolution(VideoResolution.P720)
    ///     .Build();
    /// VideoResult result = await client.GenerateAsync(request, cancellationToken);
    /// </code>
    /// </example>
    public static VideoRequestBuilder FromImage(ImageInput firstFrame, string prompt) =>
        new(new() { FirstFrame = firstFrame, Prompt = prompt }, needsFirstFrame: true);

    /// <summary>Starts a request with the parameters of this one, except for its task id.</summary>
    /// <returns>A builder that is independent of this request.</returns>
    public VideoRequestBuilder ToBuilder() => new(Parameters with { TaskId = null }, needsFirstFrame: false);

    /// <summary>Reads the form that <see cref="ToJson"/> writes, and validates it.</summary>
    /// <param name="json">The JSON text.</param>
    /// <returns>The request.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> is <see langword="null"/>.</exception>
    /// <exception cref="JsonException">
    /// The text does not have that form. If it breaks rules of the model, the inner exception is a
    /// <see cref="VideoRequestValidationException"/>.
    /// </exception>
    /// <remarks>The content of images is not checked again: it was when the request was built.</remarks>
    public static VideoRequest FromJson(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        using var document = JsonDocument.Parse(json);
        return VideoRequestJsonReader.Read(document.RootElement);
    }

    /// <summary>
    /// Writes the request for storage: one JSON object with <c>"version": 1</c> and the parameters under the names and in the places that
    /// they have at the service. The text contains prompts and URLs.
    /// </summary>
    /// <returns>The JSON text, for <see cref="FromJson"/>. <see cref="JsonSerializer"/> writes and reads the same form.</returns>
    /// <exception cref="NotSupportedException">
    /// The first frame is a file, bytes or a stream: upload it first and use <see cref="ImageInput.FromMedia"/>.
    /// </exception>
    public string ToJson() => VideoRequestJsonWriter.ToJson(this);

    /// <summary>Estimates what the request costs, by the published prices. Nothing is sent.</summary>
    /// <returns>The estimate for all its videos. What was really charged is in <see cref="VideoResult.TotalCost"/>.</returns>
    /// <remarks>
    /// With a first frame and no resolution, the dearest counts: the service was seen to charge that. Parameters set by path count too.
    /// </remarks>
    /// <example>
    /// <code>
    /// CostEstimate estimate = request.EstimateCost();
    /// Console.WriteLine(estimate.Amount is { } amount ? $"{amount:0.00} USD" : "No price is published for this request.");
    /// </code>
    /// </example>
    public CostEstimate EstimateCost() => CostEstimator.Estimate(Parameters);

    /// <inheritdoc/>
    public bool Equals(VideoRequest? other) => other is not null && Parameters.Equals(other.Parameters);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as VideoRequest);

    /// <inheritdoc/>
    public override int GetHashCode() => Parameters.GetHashCode();

    /// <summary>Returns a line that describes the request, without its prompts, URLs and media.</summary>
    /// <returns>Text that can be logged, for example <c>text-to-video, 132 characters, 1280x720, 10 s</c>.</returns>
    public override string ToString() => Parameters.ToString();
}
