using Runware.Wan25.Transport.Wire;

namespace Runware.Wan25.Transport.Classification;

/// <summary>Classifies the response to one submission by what it proves. The order of the cases matters.</summary>
internal static class SubmissionResponseClassifier
{
    public static SubmissionResponseMeaning Classify(ApiResponse response, Guid taskId)
    {
        if (response.Failure is not null)
        {
            return response.ProvesNothingAccepted ? SubmissionResponseMeaning.NotSent : SubmissionResponseMeaning.Ambiguous;
        }

        return response.Envelope is { } envelope ? ByEnvelope(response, envelope, taskId)
            : HttpStatusClassifier.IsTooManyRequests(response.Status) ? SubmissionResponseMeaning.Throttled
            : SubmissionResponseMeaning.Ambiguous;
    }

    private static SubmissionResponseMeaning ByEnvelope(ApiResponse response, ResponseEnvelope envelope, Guid taskId)
    {
        IEnumerable<TaskRow> rows = envelope.Rows.Select(json => new TaskRow(json)).Where(row => row.TaskId == taskId && !row.IsError);
        if (response.IsSuccessStatus && rows.Any())
        {
            return SubmissionResponseMeaning.Accepted;
        }

        // An error without an id belongs to this request, which contains no other task.
        var errors = envelope.ErrorsAbout(taskId).ToList();
        if (errors.Exists(error => error.IsTaskIdTaken)
            || (HttpStatusClassifier.IsConflict(response.Status) && errors.TrueForAll(SaysNoMore)))
        {
            return SubmissionResponseMeaning.Conflict;
        }

        // The status contradicts the row.
        if (rows.Any(row => row.IsProof))
        {
            return SubmissionResponseMeaning.Ambiguous;
        }

        // Codes of capacity come with any status. Beside an error of the service they do not prove that nothing was accepted.
        if (errors.Exists(CapacityErrors.IsRefusal)
            && errors.TrueForAll(error => CapacityErrors.IsRefusal(error) || ProvesNotAccepted(error, response)))
        {
            return SubmissionResponseMeaning.Throttled;
        }

        // A request that is wrong is refused again, also where it exceeds a limit of the rate.
        if (HttpStatusClassifier.IsTooManyRequests(response.Status))
        {
            return errors.Count > 0 && errors.TrueForAll(static error => error.Category == RunwareErrorCategory.Validation)
                ? SubmissionResponseMeaning.Refused
                : SubmissionResponseMeaning.Throttled;
        }

        return HttpStatusClassifier.IsInconclusive(response.Status) ? SubmissionResponseMeaning.Ambiguous
            : errors.Count == 0 ? response.IsSuccessStatus ? SubmissionResponseMeaning.Ambiguous : SubmissionResponseMeaning.Refused
            : !errors.TrueForAll(error => ProvesNotAccepted(error, response)) ? SubmissionResponseMeaning.Ambiguous
            : response.IsSuccessStatus && errors.TrueForAll(static error => error.Category == RunwareErrorCategory.Unknown)
                ? SubmissionResponseMeaning.PossiblyRefused
                : SubmissionResponseMeaning.Refused;
    }

    // A known code would name another kind of conflict.
    private static bool SaysNoMore(ErrorPayload error) => !error.HasCode || error.Category == RunwareErrorCategory.Unknown;

    // Errors of the service and of its provider, and errors without a code, may follow the acceptance of the task.
    private static bool ProvesNotAccepted(ErrorPayload error, ApiResponse response) => (error.HasCode || !response.IsSuccessStatus)
        && error.Category is not (RunwareErrorCategory.Server or RunwareErrorCategory.Provider
            or RunwareErrorCategory.Timeout or RunwareErrorCategory.RateLimit);
}
