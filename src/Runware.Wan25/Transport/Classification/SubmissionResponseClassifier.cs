using Runware.Wan25.Transport.Wire;

namespace Runware.Wan25.Transport.Classification;

/// <summary>Decides what the answer to one submission proves. The order of the cases is the decision.</summary>
internal static class SubmissionResponseClassifier
{
    public static SubmissionOutcome Classify(ApiReply response, Guid taskId)
    {
        if (response.Failure is not null)
        {
            return response.ProvesNothingAccepted ? SubmissionOutcome.NotSent : SubmissionOutcome.Ambiguous;
        }

        var outcome = response.Envelope is { } envelope ? ByEnvelope(response, envelope, taskId) : SubmissionOutcome.Ambiguous;
        return outcome == SubmissionOutcome.Ambiguous && HttpStatus.IsTooManyRequests(response.Status) ? SubmissionOutcome.NoRoom : outcome;
    }

    private static SubmissionOutcome ByEnvelope(ApiReply response, Envelope envelope, Guid taskId)
    {
        if (response.IsSuccessStatus && envelope.Rows.Any(json => new TaskRow(json) is { IsError: false } row && row.TaskId == taskId))
        {
            return SubmissionOutcome.Accepted;
        }

        // An error without an id answers this request, which holds no other task.
        var errors = envelope.ErrorsAbout(taskId).ToList();
        if (errors.Any(error => error.SaysIdIsTaken || (HttpStatus.IsConflict(response.Status) && !error.HasCode)))
        {
            return SubmissionOutcome.Conflict;
        }

        // Codes of capacity come with any status, and always instead of an acceptance.
        if (errors.Any(error => error.IsCapacityRefusal))
        {
            return SubmissionOutcome.NoRoom;
        }

        return HttpStatus.IsInconclusive(response.Status) || HttpStatus.IsTooManyRequests(response.Status) ? SubmissionOutcome.Ambiguous
            : errors.Count == 0 ? response.IsSuccessStatus ? SubmissionOutcome.Ambiguous : SubmissionOutcome.Refused
            : errors.TrueForAll(error => IsRefusal(error, response)) ? SubmissionOutcome.Refused
            : SubmissionOutcome.Ambiguous;
    }

    /// <summary>Errors of the service and of its provider may come after the task was taken in, and so may one that does not say what it is.</summary>
    private static bool IsRefusal(ErrorReport error, ApiReply response) => error.HasCode || !response.IsSuccessStatus
        ? error.Category is not (RunwareErrorCategory.Server or RunwareErrorCategory.Provider or RunwareErrorCategory.Timeout or RunwareErrorCategory.RateLimit)
        : false;
}
