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
    /// Gets the number of requested results. The first submission under an id decides; where the entry is of a second one, which was
    /// refused, the number is not known.
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
            return task.Member("numberResults"u8).Integer() is > 0 and <= MaxResults and var count ? (int)count
                : task.Member("positivePrompt"u8).ValueKind == JsonValueKind.String ? 1
                : null;
        }
    }

    /// <summary>Gets the rows of the archived response.</summary>
    public IEnumerable<TaskRow> Rows => Responses(json)
        .SelectMany(response => JsonElementExtensions.Items(response.Member("data"u8)))
        .Select(row => new TaskRow(row));

    /// <summary>Gets the errors of the archived response, in an array or alone.</summary>
    public IEnumerable<ErrorPayload> Errors
    {
        get
        {
            Guid? taskId = json.Member("taskUUID"u8).Id();
            return Responses(json)
                .SelectMany(response => JsonElementExtensions.Items(response.Member("errors"u8)))
                .Select(error => new ErrorPayload(error, taskId));
        }
    }

    /// <summary>
    /// Gets whether the entry proves that a task was admitted. An error about the request, the account or the load is an archived refusal;
    /// one of the provider, of a content policy or about the id itself follows an admission. Nested responses exist for admitted tasks
    /// only.
    /// </summary>
    public bool IsJob
    {
        get
        {
            if (Rows.Any(row => row.IsProof && !(row.IsError && IsRefusal(row.Error))))
            {
                return true;
            }

            if (json.Member("response"u8).Member("response"u8).Member("errors"u8).ValueKind is JsonValueKind.Object or JsonValueKind.Array)
            {
                return true;
            }

            // A row may contain an error as well.
            var errors = Errors.Concat(Rows.Where(row => row.IsError).Select(row => row.Error)).ToList();
            return errors.Count == 0
                ? Request.ValueKind == JsonValueKind.Object
                : errors.Any(error => error.IsTaskIdTaken || (error.IsMarkedFailed && !IsRefusal(error)) || error.IsUploadFailure
                    || error.Category is RunwareErrorCategory.Provider or RunwareErrorCategory.ContentPolicy
                        or RunwareErrorCategory.Timeout);
        }
    }

    // The response to a refused submission may contain the same error.
    private static bool IsRefusal(ErrorPayload error) => error.Category is
        RunwareErrorCategory.Authentication or RunwareErrorCategory.Quota or RunwareErrorCategory.RateLimit or RunwareErrorCategory.Server
            or RunwareErrorCategory.NotFound;

    private JsonElement Request
    {
        get
        {
            JsonElement request = json.Member("request"u8);
            return request.ValueKind == JsonValueKind.Array && request.GetArrayLength() > 0 ? request[0] : request;
        }
    }

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
