using System.Text.Json;

namespace Runware.Wan25.Transport.Wire;

/// <summary>
/// A row of <c>getTaskDetails</c>: the task that was asked for under an id, and the last answer that id received. That answer may be the refusal of a
/// submission, which left no job, or of a second submission, which says only that the id is taken.
/// </summary>
internal readonly struct ArchivedTask(JsonElement json)
{
    private const int MaxResults = 1000;

    // A provider's failure lies one level deeper than other answers. No deeper one was seen.
    private const int MaxDepth = 4;

    /// <summary>The number of results the task was asked for: the first submission under an id decides.</summary>
    public int? ResultCount
    {
        get
        {
            var task = Request;
            return task.Member("numberResults"u8).Integer() is > 0 and <= MaxResults and var count ? (int)count
                : task.Member("positivePrompt"u8).ValueKind == JsonValueKind.String ? 1
                : null;
        }
    }

    /// <summary>The rows of the archived answer.</summary>
    public IEnumerable<TaskRow> Rows => Answers(json).SelectMany(answer => JsonReading.Items(answer.Member("data"u8))).Select(row => new TaskRow(row));

    /// <summary>The errors of the archived answer, in an array or alone.</summary>
    public IEnumerable<ErrorPayload> Errors
    {
        get
        {
            var taskId = json.Member("taskUUID"u8).Id();
            return Answers(json).SelectMany(answer => JsonReading.Items(answer.Member("errors"u8))).Select(error => new ErrorPayload(error, taskId));
        }
    }

    /// <summary>
    /// Whether the entry proves that a job was admitted. An error for the sake of the request, the account or the load is an archived refusal; one of the
    /// provider, of a content policy or about the id itself comes after the admission. Nested answers are written for jobs alone.
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

            // An error can lie in a row as well.
            var errors = Errors.Concat(Rows.Where(row => row.IsError).Select(row => row.Error)).ToList();
            return errors.Count == 0
                ? Request.ValueKind == JsonValueKind.Object
                : errors.Any(error => error.SaysIdIsTaken || (error.IsMarkedFailed && !IsRefusal(error)) || error.IsUploadFailure
                    || error.Category is RunwareErrorCategory.Provider or RunwareErrorCategory.ContentPolicy or RunwareErrorCategory.Timeout);
        }
    }

    // The account, the key, the load or the service: the same error may be the answer to a submission that was not taken in.
    private static bool IsRefusal(ErrorPayload error) => error.Category is
        RunwareErrorCategory.Authentication or RunwareErrorCategory.Quota or RunwareErrorCategory.RateLimit or RunwareErrorCategory.Server
            or RunwareErrorCategory.NotFound;

    private JsonElement Request
    {
        get
        {
            var request = json.Member("request"u8);
            return request.ValueKind == JsonValueKind.Array && request.GetArrayLength() > 0 ? request[0] : request;
        }
    }

    private static IEnumerable<JsonElement> Answers(JsonElement row)
    {
        var answer = row.Member("response"u8);
        for (var depth = 0; answer.ValueKind == JsonValueKind.Object && depth < MaxDepth; depth++)
        {
            yield return answer;
            answer = answer.Member("response"u8);
        }
    }
}
