using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Runware.Wan25.AspNetCore.Problems;

/// <summary>
/// Maps the client's exceptions to problem details: what the caller can do, and the operation's id, with which a video stays reachable.
/// Messages of exceptions are not shown, because they may name hosts and the application's account.
/// </summary>
internal static class ExceptionProblemMapper
{
    public static ProblemDetails? Map(Exception exception) => exception switch
    {
        // If a first frame changed before a request was sent again, the first attempt may have been accepted.
        VideoRequestValidationException { SubmissionState: not SubmissionState.Unknown } invalid => ValidationProblemMapper.Map(invalid),
        RunwareException failed => MapFailure(failed).With(failed.OperationId, failed.SubmissionState),
        VideoWaitCanceledException canceled => Problem(
            StatusCodes.Status503ServiceUnavailable, "Waiting for the video was stopped.", GetAdvice(canceled.SubmissionState))
            .With(canceled.OperationId, canceled.SubmissionState),
        _ => null,
    };

    private static ProblemDetails MapFailure(RunwareException exception) => exception switch
    {
        SpendingLimitException => Problem(
            StatusCodes.Status402PaymentRequired,
            "The application's spending limit is reached.",
            exception.SubmissionState == SubmissionState.Unknown
                ? "Nothing was ordered now, but an earlier order under the operation's id may have been accepted, and charged."
                    + " Look up the id before ordering again."
                : "Nothing was ordered. Try again later."),
        { SubmissionState: SubmissionState.Unknown, OperationId: not null } => Problem(
            StatusCodes.Status503ServiceUnavailable,
            "It is not known yet whether the service accepted the request.",
            "Look up the operation's id later. Do not order again: if the request was accepted, a second order is charged too."),
        RunwareApiException refused => ServiceErrorMapper.Map(refused.Error, refused.SubmissionState),
        VideoGenerationFailedException failed => ServiceErrorMapper.MapGeneration(failed.Failures[0].Error),
        VideoGenerationTimeoutException => Problem(
            StatusCodes.Status504GatewayTimeout, "The video was not ready in time.", GetAdvice(exception.SubmissionState)),
        DownloadException => Problem(
            StatusCodes.Status502BadGateway,
            "The video file cannot be downloaded.",
            "The video was generated. Try again later."),
        _ => Problem(
            StatusCodes.Status503ServiceUnavailable, "The video service cannot be reached.", GetAdvice(exception.SubmissionState)),
    };

    private static string GetAdvice(SubmissionState? state) => state switch
    {
        SubmissionState.Accepted => "The video is still being generated. Look up the operation's id later.",
        SubmissionState.Unknown => "Look up the operation's id later. Do not order again.",
        _ => "Nothing was ordered. Try again later.",
    };

    private static ProblemDetails Problem(int status, string title, string detail) =>
        new() { Status = status, Title = title, Detail = detail };

    private static ProblemDetails With(this ProblemDetails problem, VideoOperationId? id, SubmissionState? state)
    {
        if (id is { } known)
        {
            problem.Extensions["operationId"] = known.ToString();
        }

        if (id is not null && state is { } submission)
        {
            problem.Extensions["submissionState"] = JsonNamingPolicy.CamelCase.ConvertName(submission.ToString());
        }

        return problem;
    }
}
