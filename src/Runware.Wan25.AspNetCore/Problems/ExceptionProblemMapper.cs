using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Runware.Wan25.AspNetCore.Problems;

/// <summary>
/// What the caller of an application is told when its video client throws: what to do, never about whom the application pays or with which key. The operation's
/// id is in every problem that has one, since with it nothing is lost.
/// </summary>
internal static class ExceptionProblemMapper
{
    public static ProblemDetails? Map(Exception exception) => exception switch
    {
        // A first frame that changed after an attempt nobody answered says nothing about that attempt.
        VideoRequestValidationException { SubmissionState: not SubmissionState.Unknown } invalid => ValidationProblemMapper.Map(invalid),
        RunwareException failed => ProblemOf(failed).With(failed.OperationId, failed.SubmissionState),
        VideoWaitCanceledException stopped => Problem(
            StatusCodes.Status503ServiceUnavailable, "The waiting was stopped.", WhatToDo(stopped.SubmissionState)).With(stopped.OperationId, stopped.SubmissionState),
        _ => null,
    };

    private static ProblemDetails ProblemOf(RunwareException exception) => exception switch
    {
        { SubmissionState: SubmissionState.Unknown, OperationId: not null } => Problem(
            StatusCodes.Status503ServiceUnavailable,
            "It is not known yet whether the service has accepted the video.",
            "Ask for the operation's id later; do not order again: if it was accepted, a second order makes and charges a second video."),
        RunwareApiException refusal => ServiceErrorMapper.Map(refusal.Error, refusal.SubmissionState),
        VideoGenerationFailedException failed => ServiceErrorMapper.MapGeneration(failed.Failures[0].Error),
        VideoGenerationTimeoutException => Problem(
            StatusCodes.Status504GatewayTimeout, "The video is not ready in time.", WhatToDo(exception.SubmissionState)),
        DownloadException => Problem(
            StatusCodes.Status502BadGateway, "The video's file cannot be fetched.", "The video stays at the service: try again later."),
        _ => Problem(StatusCodes.Status503ServiceUnavailable, "The video service cannot be reached.", WhatToDo(exception.SubmissionState)),
    };

    private static string WhatToDo(SubmissionState? state) => state switch
    {
        SubmissionState.Accepted => "The video is still being made: ask for the operation's id later.",
        SubmissionState.Unknown => "Ask for the operation's id later; do not order again.",
        _ => "Nothing was ordered: try again later.",
    };

    private static ProblemDetails Problem(int status, string title, string detail) => new() { Status = status, Title = title, Detail = detail };

    private static ProblemDetails With(this ProblemDetails problem, VideoOperationId? id, SubmissionState? state)
    {
        if (id is { } known)
        {
            problem.Extensions["operationId"] = known.ToString();
            problem.Extensions["submissionState"] = NameOf(state);
        }

        return problem;
    }

    private static string NameOf(SubmissionState? state) => state switch
    {
        SubmissionState.NotSent => "notSent",
        SubmissionState.Refused => "refused",
        SubmissionState.Accepted => "accepted",
        _ => "unknown",
    };
}
