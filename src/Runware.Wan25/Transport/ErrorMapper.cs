using Runware.Wan25.Transport.Classification;

namespace Runware.Wan25.Transport;

/// <summary>Maps a response to public errors. Without an error in the body, the HTTP status decides.</summary>
internal static class ErrorMapper
{
    // A hostile response may hold a million.
    private const int MaxErrors = 100;

    /// <summary>Gets the errors that concern a task. There is at least one.</summary>
    public static List<RunwareError> About(ApiResponse response, Guid? taskId, Redactor redactor)
    {
        var errors = new List<RunwareError>();
        if (response.Envelope is { } envelope)
        {
            errors.AddRange(envelope
                .ErrorsAbout(taskId)
                .Take(MaxErrors)
                .Select(payload => payload.ToError(redactor, response.Status)));
        }

        if (errors.Count == 0)
        {
            RunwareErrorCategory category = HttpStatus.CategoryOf(response.Status);
            string message = $"The service responded with {response.Describe()}.";
            errors.Add(new RunwareError($"http{(int?)response.Status ?? 0}", category, message) { TaskId = taskId });
        }

        return errors;
    }

    /// <summary>Creates the exception for a response with an error.</summary>
    /// <param name="response">The response.</param>
    /// <param name="taskId">The task whose errors count; all errors where it is <see langword="null"/>.</param>
    /// <param name="redactor">Redacts the service's messages.</param>
    /// <param name="failure">What failed, as the beginning of the message.</param>
    /// <param name="id">The operation.</param>
    /// <param name="state">The state of its submission.</param>
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
