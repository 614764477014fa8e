using System.Net;
using Runware.Wan25.Transport.Classification;

namespace Runware.Wan25.Transport;

/// <summary>Makes public errors of a reply. Where the service gave none, the HTTP status speaks.</summary>
internal static class ErrorMapper
{
    // The first say what is wrong; an answer may hold a million.
    private const int MostErrors = 100;

    /// <summary>The errors that concern a task, never none.</summary>
    public static List<RunwareError> About(ApiResponse reply, Guid? taskId, Redactor redactor)
    {
        var errors = new List<RunwareError>();
        if (reply.Envelope is { } envelope)
        {
            errors.AddRange(envelope.ErrorsAbout(taskId).Take(MostErrors).Select(report => WithStatus(report.ToError(redactor), reply.Status)));
        }

        if (errors.Count == 0)
        {
            var category = HttpStatus.CategoryOf(reply.Status);
            errors.Add(new RunwareError($"http{(int?)reply.Status ?? 0}", category, $"The service answered {reply.Describe()}.") { TaskId = taskId });
        }

        return errors;
    }

    public static RunwareApiException ToException(ApiResponse reply, Guid? taskId, Redactor redactor, string what, VideoOperationId? id = null, SubmissionState? state = null)
    {
        var errors = About(reply, taskId, redactor);
        var text = $"{what}: {errors[0].Message} [{errors[0].Code}, HTTP {(int?)reply.Status}]{OfOperation(id)}";
        return new RunwareApiException(text, errors) { StatusCode = reply.Status, RetryAfter = reply.RetryAfter, OperationId = id, SubmissionState = state };
    }

    public static string OfOperation(VideoOperationId? id) => id is null ? "" : $" (operation {id})";

    private static RunwareError WithStatus(RunwareError error, HttpStatusCode? status) =>
        error.Category != RunwareErrorCategory.Unknown || HttpStatus.CategoryOf(status) == RunwareErrorCategory.Unknown
            ? error
            : new RunwareError(error.Code, HttpStatus.CategoryOf(status), error.Message)
            {
                Parameters = error.Parameters,
                AllowedValues = error.AllowedValues,
                TaskId = error.TaskId,
                RequestId = error.RequestId,
                ProviderMessage = error.ProviderMessage,
                RetryAfter = error.RetryAfter,
                Documentation = error.Documentation,
                Json = error.Json,
            };
}
