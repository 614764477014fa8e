using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Runware.Wan25.AspNetCore.Problems;

/// <summary>Maps errors of the service to problem details, with what <see cref="ErrorDisclosure"/> allows to show.</summary>
internal static class ServiceErrorMapper
{
    /// <summary>Maps an error that ended a submission or a wait.</summary>
    /// <remarks>
    /// The message is known to be redacted only after a refused submission. After a wait for an operation that was resumed by its id, it
    /// may quote the prompt of another user.
    /// </remarks>
    public static ProblemDetails Map(RunwareError error, SubmissionState? state)
    {
        int status = error.Category switch
        {
            RunwareErrorCategory.Validation => StatusCodes.Status400BadRequest,
            RunwareErrorCategory.NotFound => StatusCodes.Status404NotFound,
            RunwareErrorCategory.Conflict => StatusCodes.Status409Conflict,
            RunwareErrorCategory.ContentPolicy => StatusCodes.Status422UnprocessableEntity,
            RunwareErrorCategory.RateLimit => StatusCodes.Status429TooManyRequests,
            RunwareErrorCategory.Timeout => StatusCodes.Status504GatewayTimeout,
            _ => StatusCodes.Status502BadGateway,
        };
        return Create(error, status, "The video service refused the request.", isRedacted: state == SubmissionState.Refused);
    }

    /// <summary>Maps the error of a generation that produced no video.</summary>
    public static ProblemDetails MapGeneration(RunwareError error)
    {
        int status = error.Category switch
        {
            RunwareErrorCategory.ContentPolicy => StatusCodes.Status422UnprocessableEntity,
            RunwareErrorCategory.Timeout => StatusCodes.Status504GatewayTimeout,
            _ => StatusCodes.Status502BadGateway,
        };
        return Create(error, status, "No video was generated.", isRedacted: false);
    }

    private static ProblemDetails Create(RunwareError error, int status, string title, bool isRedacted)
    {
        PublicError shown = ErrorDisclosure.Disclose(error, isRedacted);
        (int publicStatus, string publicTitle) = shown.Subject switch
        {
            AccountSubject.Credentials => (
                StatusCodes.Status502BadGateway, "The video service does not accept this application's credentials."),
            AccountSubject.Balance => (
                StatusCodes.Status402PaymentRequired, "This application's account at the video service has no credits left."),
            _ => (status, title),
        };
        var problem = new ProblemDetails { Status = publicStatus, Title = publicTitle, Detail = shown.Detail };
        if (shown.Code is { } code)
        {
            problem.Extensions["code"] = code;
        }

        return problem;
    }
}
