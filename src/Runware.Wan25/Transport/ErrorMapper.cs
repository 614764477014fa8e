using Runware.Wan25.Transport.Classification;
using Runware.Wan25.Transport.Wire;

namespace Runware.Wan25.Transport;

/// <summary>Maps a response to public errors. Without an error in the body, the HTTP status decides.</summary>
internal static class ErrorMapper
{
    /// <summary>
    /// Determines whether a failure is reported as the service's: its JSON can be read, its status refuses the key, or it names a delay
    /// with a status that passes. What remains, a page of a proxy or no whole response, is reported as a failed connection.
    /// </summary>
    public static bool IsServiceError(ApiResponse response) => response.IsReadable || HttpStatusClassifier.IsAuthentication(response.Status)
        || (response is { Failure: null, RetryAfter: not null } && HttpStatusClassifier.IsTransient(response.Status));

    /// <summary>Gets the errors that concern a task; without one, all of the response. There is at least one.</summary>
    public static List<RunwareError> About(ApiResponse response, Guid? taskId, Redactor redactor)
    {
        var errors = (response.Envelope?.ErrorsAbout(taskId) ?? [])
            .Take(ResponseEnvelope.MaxErrors)
            .Select(payload => payload.ToError(redactor, response.Status))
            .ToList();
        if (errors.Count == 0)
        {
            RunwareErrorCategory category = HttpStatusClassifier.CategoryOf(response.Status);
            string message = $"The service responded with {response.Describe()}.";
            errors.Add(new RunwareError($"http{(int?)response.Status ?? 0}", category, message) { TaskId = taskId });
        }

        return errors;
    }

    public static RunwareApiException ToException(
        ApiResponse response,
        Guid? taskId,
        Redactor redactor,
        string failure,
        VideoOperationId? id = null,
        SubmissionState? state = null)
    {
        List<RunwareError> errors = About(response, taskId, redactor);
        string message = $"{failure}: {errors[0].Message} [{errors[0].Code}, HTTP {(int?)response.Status}]{OfOperation(id)}";
        return new RunwareApiException(message, errors)
        {
            StatusCode = response.Status,
            RetryAfter = response.RetryAfter,
            OperationId = id,
            SubmissionState = state,
        };
    }

    public static string OfOperation(VideoOperationId? id) => id is null ? "" : $" (operation {id})";
}
