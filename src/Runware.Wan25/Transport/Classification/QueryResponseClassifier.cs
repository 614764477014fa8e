using System.Net;
using Runware.Wan25.Transport.Wire;

namespace Runware.Wan25.Transport.Classification;

/// <summary>Determines whether a request about a task, to the live store or the archive, was responded to at all.</summary>
internal static class QueryResponseClassifier
{
    /// <summary>
    /// Determines whether the request failed, so that it means nothing for the task. Any other response counts, if as an unclear one; a
    /// page of a proxy fails it where its status is a transient one.
    /// </summary>
    public static bool IsFailure(ApiResponse response, Guid taskId)
    {
        if (response.Envelope is not { } envelope)
        {
            return response.Failure is not null
                || HttpStatusClassifier.IsTransient(response.Status)
                || HttpStatusClassifier.IsAuthentication(response.Status);
        }

        (bool hasErrors, bool isDenied) = (false, false);
        foreach (ErrorPayload error in envelope.ErrorsAbout(taskId))
        {
            TaskErrorMeaning meaning = TaskErrorClassifier.Classify(error, response.Status).Meaning;
            if (meaning == TaskErrorMeaning.Unrelated && IsOfService(error, response.Status))
            {
                return true;
            }

            hasErrors = true;
            isDenied |= meaning == TaskErrorMeaning.NotFound;
        }

        // That the task is not known is a response, whatever the status.
        return !isDenied
            && (HttpStatusClassifier.IsAuthentication(response.Status)
                || (HttpStatusClassifier.IsTransient(response.Status) && !hasErrors));
    }

    /// <summary>Determines whether an error is about the service or the account: limits, maintenance, a timeout, a refused key.</summary>
    public static bool IsOfService(ErrorPayload error, HttpStatusCode? status) =>
        HttpStatusClassifier.IsTransient(status) || error.CategoryWith(status) is
            RunwareErrorCategory.Authentication or RunwareErrorCategory.RateLimit or RunwareErrorCategory.Server
                or RunwareErrorCategory.Quota or RunwareErrorCategory.Timeout;
}
