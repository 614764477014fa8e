using System.Text.Json;

namespace Runware.Wan25.Transport.Wire;

/// <summary>One row of a response about a task. Reading it allocates nothing.</summary>
internal readonly struct TaskRow
{
    // A higher cost is an error of the service, and a sum of such costs would overflow.
    private const decimal MaxCost = 1_000_000;

    private readonly JsonElement _taskType;

    // Type and status are read once: most members of this type need them.
    public TaskRow(JsonElement json)
    {
        Json = json;
        _taskType = json.Member("taskType"u8);
        Status = json.Member("status"u8);
        IsProcessing = Status.Is("processing"u8);
    }

    public Guid? TaskId => Json.Member("taskUUID"u8).Id();

    public JsonElement Json { get; }

    public JsonElement Status { get; }

    /// <summary>Gets whether the row says that it is running, as nearly all rows do: then it is neither a success nor an error.</summary>
    public bool IsProcessing { get; }

    public int? Percent => Json.Member("progress"u8).Integer() is { } percent ? (int)Math.Clamp(percent, 0, 100) : null;

    /// <summary>Gets whether it is an entry of the archive: by its type, or since it contains a request and its response.</summary>
    public bool IsArchive => _taskType.Is("getTaskDetails"u8)
        || (Json.Member("request"u8).ValueKind is JsonValueKind.Object or JsonValueKind.Array
            && Json.Member("response"u8).ValueKind == JsonValueKind.Object);

    /// <summary>
    /// Gets whether the row proves that the service accepted the task: it has the task's real type, an output, a cost, a progress or a
    /// final status. The service returns a row of type <c>getResponse</c> with only the status "processing" for any id.
    /// </summary>
    public bool IsProof => _taskType.Is("videoInference"u8)
        || IsSuccess || IsError || VideoId is not null || Url is not null
        || Json.Member("cost"u8).Number() is not null || Json.Member("progress"u8).Number() is not null;

    /// <summary>
    /// Gets whether the row is a finished video: by its status, or without a status by its id or URL, as in the examples of the model's
    /// page.
    /// </summary>
    public bool IsSuccess => !IsProcessing
        && (Status.ValueKind == JsonValueKind.String && !Status.Is(""u8)
            ? Status.Is("success"u8) || Status.Is("completed"u8)
            : VideoId is not null || Url is not null);

    public bool IsError => !IsProcessing
        && (IsFailedStatus(Status)
            || (Status.ValueKind != JsonValueKind.String && Json.Member("error"u8).ValueKind == JsonValueKind.Object));

    /// <summary>Gets whether it is failed and says why. One that does not was seen before a success.</summary>
    public bool HasReason => IsError && Error is var error && (error.HasCode || error.HasMessage);

    public Guid? VideoId => Json.Member("videoUUID"u8).Id() ?? Json.Member("mediaUUID"u8).Id() ?? FirstFile.Member("uuid"u8).Id();

    public Uri? Url => Json.Member("videoURL"u8).Url() ?? Json.Member("mediaURL"u8).Url() ?? FirstFile.Member("url"u8).Url();

    public long? Seed => Json.Member("seed"u8).Integer();

    public decimal? Cost => Json.Member("cost"u8).Number() is >= 0 and <= MaxCost and var cost ? cost : null;

    public bool? IsFlagged => Json.Member("NSFWContent"u8).Flag();

    /// <summary>Gets the error of a failed row: an object or a text under <c>error</c>, or code and message of the row itself.</summary>
    public ErrorPayload Error =>
        new(Json.Member("error"u8) is { ValueKind: JsonValueKind.Object } nested ? nested : Json, TaskId);

    public static bool IsFailedStatus(JsonElement status) => status.Is("error"u8) || status.Is("failed"u8);

    private JsonElement FirstFile => Json.Member("outputs"u8).Member("files"u8) is var files && files.HasItems() ? files[0] : default;
}
