using System.Net;
using Runware.Wan25.Transport.Wire;

namespace Runware.Wan25.Transport.Classification;

/// <summary>Classifies an error in a response about a task by its meaning for the task, and by what it proves.</summary>
/// <remarks>
/// A failed generation is reported with any HTTP status, and so are errors that mean nothing for it. Only an error that can have no other
/// meaning ends an operation at once.
/// </remarks>
internal static class TaskErrorClassifier
{
    // Parameters of a status request. The generation has no parameters of these names.
    private static readonly string[] RequestParameters = ["taskUUID", "taskType"];

    // The service continues the task, and charges it.
    private static readonly string[] TaskGoesOnCodes = ["failedTaskTimeout", "webhookTimeout"];

    /// <returns>The meaning, and whether an error that names a task proves that the service accepted it.</returns>
    public static (TaskErrorMeaning Meaning, bool IsProof) Classify(ErrorPayload error, HttpStatusCode? status, bool isInFailedRow = false)
    {
        bool isMarked = isInFailedRow || error.IsMarkedFailed;
        TaskErrorMeaning meaning = MeaningOf(error, status, isMarked);
        bool isProof = meaning is TaskErrorMeaning.Conflict or TaskErrorMeaning.Failure
            || (meaning == TaskErrorMeaning.PossibleFailure && (isMarked || error.IsUploadFailure));
        return (meaning, isProof);
    }

    /// <summary>Determines whether the same request would be refused at any time, whatever the account and the load.</summary>
    public static bool IsLasting(ApiResponse response, Guid taskId) => response.Envelope is { } envelope
        && envelope.ErrorsAbout(taskId).ToList() is { Count: > 0 } errors
        && errors.TrueForAll(error =>
            error.CategoryWith(response.Status) is RunwareErrorCategory.Validation or RunwareErrorCategory.ContentPolicy);

    private static TaskErrorMeaning MeaningOf(ErrorPayload error, HttpStatusCode? status, bool isMarked)
    {
        if (error.IsTaskIdTaken)
        {
            return TaskErrorMeaning.Conflict;
        }

        // In a 2xx response, and marked as the end of the task, an error is not about the request.
        bool isReported = isMarked && HttpStatusClassifier.IsSuccess(status);
        RunwareErrorCategory category = error.Category;
        if (category != HttpStatusClassifier.CategoryOf(status, category))
        {
            // An unknown code under a status that is about the request.
            return TaskErrorMeaning.Unrelated;
        }

        return category switch
        {
            RunwareErrorCategory.Authentication or RunwareErrorCategory.Quota or RunwareErrorCategory.Server => TaskErrorMeaning.Unrelated,
            RunwareErrorCategory.RateLimit =>
                CapacityErrors.IsRefusal(error) ? TaskErrorMeaning.Unrelated : TaskErrorMeaning.PossibleFailure,
            RunwareErrorCategory.NotFound when error.IsAboutTask => TaskErrorMeaning.NotFound,
            RunwareErrorCategory.Timeout when error.HasAnyCodeOf(TaskGoesOnCodes) => TaskErrorMeaning.Unrelated,
            RunwareErrorCategory.Timeout when error.IsFromProvider => TaskErrorMeaning.Failure,
            RunwareErrorCategory.Timeout => isReported ? TaskErrorMeaning.Failure : TaskErrorMeaning.Unrelated,
            RunwareErrorCategory.ContentPolicy => TaskErrorMeaning.Failure,
            RunwareErrorCategory.Provider when CapacityErrors.IsOfProvider(error) && !isReported => TaskErrorMeaning.Unrelated,
            RunwareErrorCategory.Provider => TaskErrorMeaning.Failure,
            RunwareErrorCategory.Validation when IsAboutRequest(error) => TaskErrorMeaning.Unrelated,
            RunwareErrorCategory.Validation when error.IsFromProvider => TaskErrorMeaning.Failure,
            RunwareErrorCategory.Unknown when !error.HasCode => WithoutCode(error, isReported, isMarked),
            _ => isReported ? TaskErrorMeaning.Failure : TaskErrorMeaning.PossibleFailure,
        };
    }

    // A failed row without code and message was seen before a success.
    private static TaskErrorMeaning WithoutCode(ErrorPayload error, bool isReported, bool isMarked) =>
        !isMarked || !error.HasMessage ? TaskErrorMeaning.Unrelated
        : isReported ? TaskErrorMeaning.Failure
        : TaskErrorMeaning.PossibleFailure;

    private static bool IsAboutRequest(ErrorPayload error) => error.Names(RequestParameters)
        || RequestParameters.Any(parameter => error.Code.EndsWith(parameter, StringComparison.OrdinalIgnoreCase));
}
