using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Runware.Wan25;

namespace WebApi;

/// <summary>Everything that can go wrong, as problem details (RFC 9457).</summary>
internal static class Problems
{
    public static ValidationProblem Of(IReadOnlyList<VideoRequestError> errors) => TypedResults.ValidationProblem(
        ByPath(errors, error => error.Message),
        title: "The video request is not valid. Nothing was sent and nothing is charged.",
        extensions: new Dictionary<string, object?> { ["codes"] = ByPath(errors, error => error.Code) });

    public static ProblemHttpResult NotFound(VideoOperationId id) => TypedResults.Problem(
        statusCode: StatusCodes.Status404NotFound, title: "The service does not know this operation.", extensions: With(id));

    /// <summary>Null for what is a mistake in this application: that is a 500, and the log has the rest.</summary>
    public static ProblemDetails? Of(Exception exception) => exception switch
    {
        BadHttpRequestException { InnerException: JsonException { Path: { } path } } bad => Problem(bad.StatusCode, $"The body cannot be read at {path}."),
        BadHttpRequestException bad => Problem(bad.StatusCode, bad.Message),
        RunwareException { SubmissionState: SubmissionState.Unknown, OperationId: { } id } => Problem(
            StatusCodes.Status503ServiceUnavailable, "Whether the service has accepted the video is not known yet. Ask for the id later; do not order again.", id),
        RunwareApiException refused => Problem(StatusOf(refused.Error), DetailOf(refused.Error), refused.OperationId),
        VideoGenerationTimeoutException late => Problem(StatusCodes.Status504GatewayTimeout, "The service did not answer in time.", late.OperationId),
        RunwareException failed => Problem(StatusCodes.Status503ServiceUnavailable, "The video service cannot be reached.", failed.OperationId),
        VideoWaitCanceledException stopped => Problem(StatusCodes.Status503ServiceUnavailable, "The application is shutting down.", stopped.OperationId),
        _ => null,
    };

    private static int StatusOf(RunwareError error) => error.Category switch
    {
        RunwareErrorCategory.Validation => StatusCodes.Status400BadRequest,
        RunwareErrorCategory.Quota => StatusCodes.Status402PaymentRequired,
        RunwareErrorCategory.NotFound => StatusCodes.Status404NotFound,
        RunwareErrorCategory.Conflict => StatusCodes.Status409Conflict,
        RunwareErrorCategory.ContentPolicy => StatusCodes.Status422UnprocessableEntity,
        RunwareErrorCategory.RateLimit => StatusCodes.Status429TooManyRequests,
        RunwareErrorCategory.Timeout => StatusCodes.Status504GatewayTimeout,
        _ => StatusCodes.Status502BadGateway,
    };

    // That this application's key is wrong is for its log, not for its callers.
    private static string DetailOf(RunwareError error) =>
        error.Category == RunwareErrorCategory.Authentication ? "The video service does not accept this application's credentials." : error.Message;

    private static ProblemDetails Problem(int status, string detail, VideoOperationId? id = null) =>
        new() { Status = status, Detail = detail, Extensions = With(id) };

    private static Dictionary<string, object?> With(VideoOperationId? id) => id is null ? [] : new() { ["operationId"] = id.ToString() };

    private static Dictionary<string, string[]> ByPath(IReadOnlyList<VideoRequestError> errors, Func<VideoRequestError, string> what) =>
        errors.GroupBy(error => error.Path).ToDictionary(group => group.Key, group => group.Select(what).ToArray());
}
