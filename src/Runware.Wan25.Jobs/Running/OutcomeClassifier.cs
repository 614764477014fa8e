using System.Text.Json;

namespace Runware.Wan25.Jobs.Running;

/// <summary>Classifies the exceptions of an attempt: final failures, and errors after which the job is tried again.</summary>
internal static class OutcomeClassifier
{
    /// <param name="exception">The exception that ended the attempt.</param>
    /// <param name="accountDelay">The delay after an error that only the account's owner can fix.</param>
    /// <returns>The outcome, or null if the exception is not about the job: the client was disposed.</returns>
    public static AttemptOutcome? Classify(Exception exception, TimeSpan accountDelay) => exception switch
    {
        // A job is waited for when it was accepted. Another handle, after a restart, has not seen that.
        VideoGenerationFailedException
        {
            SubmissionState: SubmissionState.Unknown,
            Failures: [{ Error: { Category: RunwareErrorCategory.NotFound } missing }, ..],
        } when missing.Code.StartsWith("task", StringComparison.OrdinalIgnoreCase) => new AttemptOutcome.Retry(Failure(missing)),
        VideoGenerationFailedException failed => new AttemptOutcome.Failed(Failure(failed.Failures[0].Error)),
        VideoGenerationTimeoutException timeout => new AttemptOutcome.Retry(
            Failure(VideoJobFailureCodes.TimedOut, RunwareErrorCategory.Timeout, timeout), Immediately: true, Partial: timeout.Partial),
        RunwareApiException refused => Classify(refused, accountDelay),
        SpendingLimitException limited => new AttemptOutcome.Retry(
            Failure(VideoJobFailureCodes.SpendingLimit, RunwareErrorCategory.Quota, limited), accountDelay, HoldsSubmissions: true),
        RunwareConnectionException unreachable => new AttemptOutcome.Retry(
            Failure(VideoJobFailureCodes.Unreachable, RunwareErrorCategory.Server, unreachable), HoldsSubmissions: true),
        VideoRequestValidationException or JsonException => new AttemptOutcome.Failed(
            Failure(VideoJobFailureCodes.UnreadableRequest, RunwareErrorCategory.Validation, exception)),

        // A newer node stored the request, and a newer node can run it.
        VideoJobFormatException newer => new AttemptOutcome.Retry(
            Failure(VideoJobFailureCodes.UnreadableRequest, RunwareErrorCategory.Unknown, newer)),
        VideoWaitCanceledException => null,

        // The message of an unexpected exception may contain anything, so only its type is stored.
        _ => new AttemptOutcome.Retry(new()
        {
            Code = VideoJobFailureCodes.Unexpected,
            Message = $"The attempt threw {exception.GetType().Name}; see the log.",
        }),
    };

    private static AttemptOutcome Classify(RunwareApiException refused, TimeSpan accountDelay) => refused.Error.Category switch
    {
        RunwareErrorCategory.RateLimit => new AttemptOutcome.Retry(Failure(refused.Error), refused.RetryAfter, HoldsSubmissions: true),
        RunwareErrorCategory.Quota or RunwareErrorCategory.Authentication => new AttemptOutcome.Retry(
            Failure(refused.Error), accountDelay, HoldsSubmissions: true),
        RunwareErrorCategory.Server or RunwareErrorCategory.Provider or RunwareErrorCategory.Timeout => new AttemptOutcome.Retry(
            Failure(refused.Error), refused.RetryAfter, HoldsSubmissions: refused.RetryAfter is not null),
        _ when refused.Error.IsTransient || refused.SubmissionState == SubmissionState.Unknown => new AttemptOutcome.Retry(
            Failure(refused.Error), refused.RetryAfter),
        _ => new AttemptOutcome.Failed(Failure(refused.Error)),
    };

    private static VideoJobFailure Failure(RunwareError error) =>
        new() { Code = error.Code, Message = error.Message, Category = error.Category };

    private static VideoJobFailure Failure(string code, RunwareErrorCategory category, Exception exception) =>
        new() { Code = code, Message = exception.Message, Category = category };
}
