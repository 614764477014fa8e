using System.Text.Json;

namespace Runware.Wan25.Transport.Wire;

/// <summary>One row of an answer about a task. Reading it allocates nothing.</summary>
internal readonly struct TaskRow(JsonElement json)
{
    private const decimal HighestCost = 1_000_000;

    public Guid? TaskId => json.Member("taskUUID"u8).Id();

    public JsonElement Json => json;

    /// <summary>Looked up once: most of what is asked about a row is about its status.</summary>
    public JsonElement Status { get; } = json.Member("status"u8);

    public int? Percent => json.Member("progress"u8).Integer() is { } percent ? (int)Math.Clamp(percent, 0, 100) : null;

    /// <summary>Whether it is an entry of the archive: it says so, or holds a request and its response.</summary>
    public bool IsArchive => json.Member("taskType"u8).Is("getTaskDetails"u8)
        || (json.Member("request"u8).ValueKind is JsonValueKind.Object or JsonValueKind.Array && json.Member("response"u8).ValueKind == JsonValueKind.Object);

    /// <summary>
    /// Whether the row proves that the service took the task in: it has the task's real type, an output, a cost, a progress or a final status. A row of type
    /// <c>getResponse</c> that says only "processing" is given for any id.
    /// </summary>
    public bool IsProof => json.Member("taskType"u8).Is("videoInference"u8) || IsSuccess || IsError || VideoId is not null || Url is not null
        || json.Member("cost"u8).Number() is not null || json.Member("progress"u8).Number() is not null;

    /// <summary>Finished: said so, or says nothing and has what a finished video has, as in the examples of the model's page.</summary>
    public bool IsSuccess => Status.ValueKind == JsonValueKind.String && !Status.Is(""u8)
        ? Status.Is("success"u8) || Status.Is("completed"u8)
        : VideoId is not null || Url is not null;

    public bool IsError => IsFailedStatus(Status) || (Status.ValueKind != JsonValueKind.String && json.Member("error"u8).ValueKind == JsonValueKind.Object);

    public Guid? VideoId => json.Member("videoUUID"u8).Id() ?? json.Member("mediaUUID"u8).Id() ?? FirstFile.Member("uuid"u8).Id();

    public Uri? Url => json.Member("videoURL"u8).Url() ?? json.Member("mediaURL"u8).Url() ?? FirstFile.Member("url"u8).Url();

    public long? Seed => json.Member("seed"u8).Integer();

    /// <summary>What no video can cost is no cost; sums of it would overflow.</summary>
    public decimal? Cost => json.Member("cost"u8).Number() is >= 0 and <= HighestCost and var cost ? cost : null;

    public bool? IsFlagged => json.Member("NSFWContent"u8).Flag();

    /// <summary>The error of a failed row: an object or a text under <c>error</c>, or code and message on the row itself.</summary>
    public ErrorPayload Error
    {
        get
        {
            var nested = json.Member("error"u8);
            return nested.ValueKind == JsonValueKind.Object ? new(nested, TaskId) : new(json, TaskId);
        }
    }

    /// <summary>Determines whether a status is that of a failed task.</summary>
    public static bool IsFailedStatus(JsonElement status) => status.Is("error"u8) || status.Is("failed"u8);

    private JsonElement FirstFile
    {
        get
        {
            var files = json.Member("outputs"u8).Member("files"u8);
            return files.ValueKind == JsonValueKind.Array && files.GetArrayLength() > 0 ? files[0] : default;
        }
    }
}
