using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Runware.Wan25.AspNetCore.Problems;

/// <summary>
/// Errors of the service, for somebody who does not know the service. Its own words are passed on only from a refused submission, whose exception was cleared of
/// the prompt; elsewhere, as after a wait for an operation that was resumed by its id, they may quote the prompt of somebody else.
/// </summary>
internal static class ServiceErrorMapper
{
    private const string NoVideo = "No video was made.";

    /// <summary>The service refused.</summary>
    public static ProblemDetails Map(RunwareError error, SubmissionState? state) =>
        Private(error) ?? Public(error, StatusOf(error.Category), "The video service refused.", state == SubmissionState.Refused);

    /// <summary>The service accepted, and then made no video.</summary>
    public static ProblemDetails MapGeneration(RunwareError error) => Private(error) ?? Public(
        error,
        error.Category switch
        {
            RunwareErrorCategory.ContentPolicy => StatusCodes.Status422UnprocessableEntity,
            RunwareErrorCategory.Timeout => StatusCodes.Status504GatewayTimeout,
            _ => StatusCodes.Status502BadGateway,
        },
        NoVideo,
        knowsPrompt: false);

    /// <summary>The key and the account are the application's own: what is wrong with them is for its log.</summary>
    private static ProblemDetails? Private(RunwareError error)
    {
        AccountSubject subject = error.Category switch
        {
            RunwareErrorCategory.Authentication => AccountSubject.Credentials,
            RunwareErrorCategory.Quota => AccountSubject.Balance,

            // Capacity is no secret, though the service speaks of credits that are reserved.
            RunwareErrorCategory.RateLimit => AccountSubject.None,
            _ => AccountText.SubjectOf(error.Code),
        };
        return subject switch
        {
            AccountSubject.Credentials => new()
            {
                Status = StatusCodes.Status502BadGateway,
                Title = "The video service does not accept this application's credentials.",
            },
            AccountSubject.Balance => new()
            {
                Status = StatusCodes.Status402PaymentRequired,
                Title = "This application's account at the video service is used up.",
            },
            _ => null,
        };
    }

    private static ProblemDetails Public(RunwareError error, int status, string title, bool knowsPrompt)
    {
        var problem = new ProblemDetails
        {
            Status = status,
            Title = title,
            Detail = knowsPrompt && AccountText.SubjectOf(error.Message) == AccountSubject.None ? error.Message : Describe(error.Category),
        };
        problem.Extensions["code"] = error.Code;
        return problem;
    }

    private static int StatusOf(RunwareErrorCategory category) => category switch
    {
        RunwareErrorCategory.Validation => StatusCodes.Status400BadRequest,
        RunwareErrorCategory.NotFound => StatusCodes.Status404NotFound,
        RunwareErrorCategory.Conflict => StatusCodes.Status409Conflict,
        RunwareErrorCategory.ContentPolicy => StatusCodes.Status422UnprocessableEntity,
        RunwareErrorCategory.RateLimit => StatusCodes.Status429TooManyRequests,
        RunwareErrorCategory.Timeout => StatusCodes.Status504GatewayTimeout,
        _ => StatusCodes.Status502BadGateway,
    };

    private static string Describe(RunwareErrorCategory category) => category switch
    {
        RunwareErrorCategory.Validation => "The service could not use the request or one of its inputs.",
        RunwareErrorCategory.NotFound => "The service does not know the task.",
        RunwareErrorCategory.Conflict => "The service has a task of this id already.",
        RunwareErrorCategory.ContentPolicy => "The service's content moderation rejected the request or its result.",
        RunwareErrorCategory.RateLimit => "The service has no capacity at the moment: try again later.",
        RunwareErrorCategory.Timeout => "The service did not finish in its time limit.",
        RunwareErrorCategory.Provider => "The model's provider failed.",
        _ => "The service reported an error.",
    };
}
