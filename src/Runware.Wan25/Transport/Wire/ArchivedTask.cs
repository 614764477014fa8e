using System.Text.Json;

namespace Runware.Wan25.Transport.Wire;

/// <summary>
/// A row of <c>getTaskDetails</c>: the task that was submitted under an id, and the last response under that id. That response may be the
/// refusal of a submission, which left no task, or of a second submission, which means only that the id is taken.
/// </summary>
internal readonly struct ArchivedTask(JsonElement json)
{
    private const int MaxResults = 1000;

    // A provider's failure is nested one level deeper than other responses.
    private const int MaxDepth = 4;

    /// <summary>
    /// Gets the number of requested results, or of the videos that it names where those are more. The first submission under an id decides;
    /// where the entry is of a second one, which was refused, the number is not known.
    /// </summary>
    public int? ResultCount
    {
        get
        {
            if (Errors.Any(static error => error.IsTaskIdTaken))
            {
                return null;
            }

            JsonElement task = Request;
            int? requested = task.Member("numberResults"u8).Integer() is > 0 and <= MaxResults and var count ? (int)count
                : task.Member("positivePrompt"u8).ValueKind == JsonValueKind.String ? 1
                : null;
            return requested is { } known ? Math.Max(known, Math.Min(CountVideos(), MaxResults)) : null;
        }
    }

    public IEnumerable<TaskRow> Rows => Responses(json)
        .SelectMany(response => new JsonObjectEnumerable(response.Member("data"u8)))
        .Select(row => new TaskRow(row));

    /// <summary>Gets the errors of the archived response, in an array or alone.</summary>
    public IEnumerable<ErrorPayload> Errors
    {
        get
        {
            Guid? taskId = json.Member("taskUUID"u8).Id();
            return Responses(json)
                .SelectMany(response => new JsonObjectEnumerable(response.Member("errors"u8)))
                .Select(error => new ErrorPayload(error, taskId));
        }
    }

    /// <summary>Gets whether it has errors in a nested response, which only accepted tasks have: a failure of the provider.</summary>
    public bool HasNestedErrors =>
        json.Member("response"u8).Member("response"u8).Member("errors"u8).ValueKind is JsonValueKind.Object or JsonValueKind.Array;

    /// <summary>Gets the submitted task; undefined where the entry has none.</summary>
    public JsonElement Request => json.Member("request"u8) is var request && request.HasItems() ? request[0] : request;

    private int CountVideos() =>
        Rows.Where(row => row.IsSuccess).Select(row => row.VideoId).Distinct().Count(id => id is not null);

    private static IEnumerable<JsonElement> Responses(JsonElement row)
    {
        JsonElement response = row.Member("response"u8);
        for (int depth = 0; response.ValueKind == JsonValueKind.Object && depth < MaxDepth; depth++)
        {
            yield return response;
            response = response.Member("response"u8);
        }
    }
}
