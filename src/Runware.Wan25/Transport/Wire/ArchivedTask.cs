using System.Text.Json;

namespace Runware.Wan25.Transport.Wire;

/// <summary>
/// A row of <c>getTaskDetails</c>: the tasks that were asked for under an id and the last answer that id received. That answer may be the refusal of a
/// second submission, so a conflict in it says only that the id is taken.
/// </summary>
internal readonly struct ArchivedTask(JsonElement json)
{
    // A wait for more would never end.
    private const int MostResults = 1000;

    // A whole request that says nothing of it asks for one.
    private const int Unsaid = 1;

    public JsonElement Response => json.Member("response"u8);

    /// <summary>How many results the task was asked for: the first submission under an id decides.</summary>
    public int? ResultCount
    {
        get
        {
            var request = json.Member("request"u8);
            var task = request.ValueKind == JsonValueKind.Array && request.GetArrayLength() > 0 ? request[0] : request;
            return task.Member("numberResults"u8).Integer() is > 0 and <= MostResults and var count ? (int)count
                : task.Member("positivePrompt"u8).ValueKind == JsonValueKind.String ? Unsaid
                : null;
        }
    }

    /// <summary>Whether a job stands behind the id. A refusal for the sake of the request or the account left none: submitting again tells.</summary>
    public bool IsJob
    {
        get
        {
            var data = Response.Member("data"u8);
            if (data.ValueKind == JsonValueKind.Object || (data.ValueKind == JsonValueKind.Array && data.GetArrayLength() > 0))
            {
                return true;
            }

            var errors = Response.Member("errors"u8);
            if (errors.ValueKind != JsonValueKind.Array || errors.GetArrayLength() == 0)
            {
                var request = json.Member("request"u8);
                return request.ValueKind == JsonValueKind.Object || (request.ValueKind == JsonValueKind.Array && request.GetArrayLength() > 0);
            }

            return errors.EnumerateArray().Any(error => new ErrorReport(error, null).Category is not
                (RunwareErrorCategory.Validation or RunwareErrorCategory.Quota or RunwareErrorCategory.Authentication
                or RunwareErrorCategory.RateLimit or RunwareErrorCategory.NotFound));
        }
    }
}
