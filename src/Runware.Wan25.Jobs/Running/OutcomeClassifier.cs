using System.Text.Json;
using Runware.Wan25.Errors;
using Runware.Wan25.Transport.Classification;

namespace Runware.Wan25.Jobs.Running;

/// <summary>Specifies what an attempt was doing when an exception ended it.</summary>
internal enum AttemptStage
{
    /// <summary>It read the stored request.</summary>
    Reading,

    /// <summary>It submitted the job.</summary>
    Submitting,

    /// <summary>It waited for the videos of a job that the service has accepted.</summary>
    Waiting,
}

/// <summary>Classifies the exceptions of an attempt: final failures, and errors after which the job is tried again.</summary>
internal static class OutcomeClassifier
{
    /// <param name="exception">The exception that ended the attempt.</param>
    /// <param name="stage">What the attempt was doing.</param>
    /// <param name="accountDelay">The delay after an error that only the account's owner can fix.</param>
    /// <returns>The outcome, or null if the exception is not about the job: the client was disposed.</returns>
    public static AttemptOutcome? Classify(Exception exception, AttemptStage stage, TimeSpan accountDelay) => exception switch
    {
        // Later, the same exceptions may come from the application's own code, which a submission calls.
        VideoRequestValidationException or JsonException when stage == AttemptStage.Reading => Unreadable(exception),

        // A job is waited for when it was accepted. Another handle, after a restart, has not seen that.
        VideoGenerationFailedException
        {
            SubmissionState: SubmissionState.Unknown,
            Failures: [{ Error: { Category: RunwareErrorCategory.NotFound } missing }, ..],
        } unknown when NotFoundSubject.IsTask(missing.Code) => new AttemptOutcome.Retry(Failure(missing, unknown)),
        VideoGenerationFailedException failed => new AttemptOutcome.Failed(Failure(failed.Failures[0].Error, failed)),
        VideoGenerationTimeoutException timeout => new AttemptOutcome.Retry(
            Failure(VideoJobFailureCodes.TimedOut, RunwareErrorCategory.Timeout, timeout), Immediately: true, Partial: timeout.Partial),
        RunwareApiException refused => Classify(refused, stage, accountDelay),

        // What exceeds a limit by itself says nothing about the others.
        SpendingLimitException limited => new AttemptOutcome.Retry(
            Failure(VideoJobFailureCodes.SpendingLimit, RunwareErrorCategory.Quota, limited),
            accountDelay,
            HoldsSubmissions: limited.EstimatedCost <= limited.Limit),
        RunwareConnectionException unreachable => new AttemptOutcome.Retry(
            Failure(VideoJobFailureCodes.Unreachable, RunwareErrorCategory.Server, unreachable), HoldsSubmissions: true),
        VideoRequestValidationException { SubmissionState: SubmissionState.NotSent or SubmissionState.Refused } => Unreadable(exception),

        // A newer node stored the request, and a newer node can run it.
        VideoJobFormatException newer => new AttemptOutcome.Retry(
            Failure(VideoJobFailureCodes.UnreadableRequest, RunwareErrorCategory.Unknown, newer)),
        VideoWaitCanceledException => null,

        // The message of an unexpected exception may contain anything, so only its type is stored.
        _ => new AttemptOutcome.Retry(new()
        {
            Code = VideoJobFailureCodes.Unexpected,
            Message = $"The attempt threw {exception.GetType().Name}; see the log.",
            SubmissionState = (exception as RunwareException)?.SubmissionState,
        }),
    };

    private static AttemptOutcome Classify(RunwareApiException refused, AttemptStage stage, TimeSpan accountDelay) =>
        refused.Error.Category switch
        {
            _ when IsAboutAccount(refused, stage) => new AttemptOutcome.Retry(
                Failure(refused.Error, refused), accountDelay, HoldsSubmissions: true),
            RunwareErrorCategory.RateLimit => new AttemptOutcome.Retry(
                Failure(refused.Error, refused), refused.RetryAfter, HoldsSubmissions: true),
            _ when refused.Error.IsTransient => new AttemptOutcome.Retry(
                Failure(refused.Error, refused), refused.RetryAfter, HoldsSubmissions: refused.RetryAfter is not null),

            // A refused poll is no verdict on the job.
            _ when stage == AttemptStage.Waiting || refused.SubmissionState is SubmissionState.Unknown or SubmissionState.Accepted =>
                new AttemptOutcome.Retry(Failure(refused.Error, refused), refused.RetryAfter),
            _ => new AttemptOutcome.Failed(Failure(refused.Error, refused)),
        };

    // The status decides about a poll, which has no parameters that could be at fault: a key may be refused with a code that nobody knows.
    private static bool IsAboutAccount(RunwareApiException refused, AttemptStage stage) =>
        refused.Error.Category is RunwareErrorCategory.Quota or RunwareErrorCategory.Authentication
        || (stage == AttemptStage.Waiting && HttpStatusClassifier.IsAuthentication(refused.StatusCode));

    private static AttemptOutcome.Failed Unreadable(Exception exception) =>
        new(Failure(VideoJobFailureCodes.UnreadableRequest, RunwareErrorCategory.Validation, exception));

    private static VideoJobFailure Failure(RunwareError error, RunwareException exception) =>
        new() { Code = error.Code, Message = error.Message, Category = error.Category, SubmissionState = exception.SubmissionState };

    private static VideoJobFailure Failure(string code, RunwareErrorCategory category, Exception exception) => new()
    {
        Code = code,
        Message = exception.Message,
        Category = category,
        SubmissionState = (exception as RunwareException)?.SubmissionState,
    };
}
