using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Runware.Wan25.AspNetCore.Problems;

/// <summary>Errors of the service, told to somebody who does not know the service.</summary>
internal static class ServiceProblems
{
    private const string NoVideo = "No video was made.";

    /// <summary>The service refused.</summary>
    public static ProblemDetails Of(RunwareError error) => error.Category switch
    {
        // The key and the account are the application's own: what is wrong with them is for its log.
        RunwareErrorCategory.Authentication => Private(StatusCodes.Status502BadGateway, "The video service does not accept this application's credentials."),
        RunwareErrorCategory.Quota => Private(StatusCodes.Status402PaymentRequired, "This application's account at the video service is used up."),
        _ => Told(error, StatusOf(error.Category), "The video service refused."),
    };

    /// <summary>The service accepted, and then made no video.</summary>
    public static ProblemDetails OfGeneration(RunwareError error) => error.Category switch
    {
        RunwareErrorCategory.Authentication or RunwareErrorCategory.Quota => Of(error),
        RunwareErrorCategory.ContentPolicy => Told(error, StatusCodes.Status422UnprocessableEntity, NoVideo),
        RunwareErrorCategory.Timeout => Told(error, StatusCodes.Status504GatewayTimeout, NoVideo),
        _ => Told(error, StatusCodes.Status502BadGateway, NoVideo),
    };

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

    private static ProblemDetails Private(int status, string title) => new() { Status = status, Title = title };

    private static ProblemDetails Told(RunwareError error, int status, string title)
    {
        var problem = new ProblemDetails { Status = status, Title = title, Detail = error.Message };
        problem.Extensions["code"] = error.Code;
        return problem;
    }
}
