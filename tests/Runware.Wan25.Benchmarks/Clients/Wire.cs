using System.Text.Json.Serialization;

namespace Runware.Wan25.Benchmarks.Clients;

/// <summary>A video task as a user writes it down from the service's documentation.</summary>
internal sealed record VideoTask
{
    public string TaskType { get; init; } = "videoInference";

    [JsonPropertyName("taskUUID")]
    public Guid TaskId { get; init; } = Guid.NewGuid();

    public string Model { get; init; } = "runware:201@1";

    public string DeliveryMethod { get; init; } = "async";

    public bool IncludeCost { get; init; } = true;

    public string? PositivePrompt { get; init; }

    public string? NegativePrompt { get; init; }

    public int? Width { get; init; }

    public int? Height { get; init; }

    public int? Duration { get; init; }

    public long? Seed { get; init; }

    public string? OutputFormat { get; init; }

    public int? OutputQuality { get; init; }

    [JsonPropertyName("numberResults")]
    public int? Results { get; init; }

    public TaskInputs? Inputs { get; init; }

    public ProviderSettings? ProviderSettings { get; init; }
}

internal sealed record TaskInputs(List<FrameImage> FrameImages);

internal sealed record FrameImage(string Image, string Frame);

internal sealed record ProviderSettings(AlibabaSettings Alibaba);

internal sealed record AlibabaSettings(bool Audio, bool PromptExtend);

internal sealed record PollTask([property: JsonPropertyName("taskUUID")] Guid TaskId)
{
    public string TaskType { get; init; } = "getResponse";
}

internal sealed record Response(List<ResponseRow>? Data);

internal sealed record ResponseRow
{
    public string? TaskType { get; init; }

    [JsonPropertyName("taskUUID")]
    public Guid TaskId { get; init; }

    public string? Status { get; init; }

    [JsonPropertyName("videoUUID")]
    public Guid? VideoId { get; init; }

    [JsonPropertyName("videoURL")]
    public string? Url { get; init; }

    public long? Seed { get; init; }

    public decimal? Cost { get; init; }
}

[JsonSerializable(typeof(VideoTask[]))]
[JsonSerializable(typeof(PollTask[]))]
[JsonSerializable(typeof(Response))]
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
internal sealed partial class WireJson : JsonSerializerContext;
