using System.Text.Json;

namespace Runware.Wan25.Jobs.Running;

/// <summary>Tells an end from what is worth another attempt.</summary>
internal static class OutcomeClassifier
{
    /// <returns>Null for an exception that is not about the job: the client was disposed.</returns>
    public static AttemptOutcome? Classify(Exception exception, TimeSpan accountRetryDelay) => exception switch
    {
        VideoGenerationFailedException failed => new AttemptOutcome.Failed(Failure(failed.Failures[0].Error)),
        VideoGenerationTimeoutException timeout => new AttemptOutcome.Retry(Failure(VideoJobFailureCodes.TimedOut, RunwareErrorCategory.Timeout, timeout), Immediately: true, Partial: timeout.Partial),
        RunwareApiException refused => Classify(refused, accountRetryDelay),
        RunwareConnectionException unreachable => new AttemptOutcome.Retry(Failure(VideoJobFailureCodes.Unreachable, RunwareErrorCategory.Server, unreachable), HoldsSubmissions: true),
        VideoRequestValidationException invalid => new AttemptOutcome.Failed(Failure(VideoJobFailureCodes.UnreadableRequest, RunwareErrorCategory.Validation, invalid)),
        // A newer node has stored it, and will run it.
        VideoJobFormatException newer => new AttemptOutcome.Retry(Failure(VideoJobFailureCodes.UnreadableRequest, RunwareErrorCategory.Unknown, newer)),
        JsonException unreadable => new AttemptOutcome.Failed(Failure(VideoJobFailureCodes.UnreadableRequest, RunwareErrorCategory.Validation, unreadable)),
        VideoWaitCanceledException => null,
        // Nobody knows what it means, so it is tried again; but not for ever, and not in the place of others.
        _ => new AttemptOutcome.Retry(new() { Code = VideoJobFailureCodes.Unexpected, Message = $"The attempt threw {exception.GetType().Name}; see the log." }),
    };

    private static AttemptOutcome Classify(RunwareApiException refused, TimeSpan accountRetryDelay) => refused.Error.Category switch
    {
        RunwareErrorCategory.RateLimit => new AttemptOutcome.Retry(Failure(refused.Error), refused.RetryAfter, HoldsSubmissions: true),
        // Somebody has to top up the account or mend the key; the queue outlives that.
        RunwareErrorCategory.Quota or RunwareErrorCategory.Authentication => new AttemptOutcome.Retry(Failure(refused.Error), accountRetryDelay, HoldsSubmissions: true),
        RunwareErrorCategory.Server or RunwareErrorCategory.Provider or RunwareErrorCategory.Timeout => new AttemptOutcome.Retry(Failure(refused.Error), refused.RetryAfter, HoldsSubmissions: refused.RetryAfter is not null),
        _ when refused.Error.IsTransient || refused.SubmissionState == SubmissionState.Unknown => new AttemptOutcome.Retry(Failure(refused.Error), refused.RetryAfter),
        _ => new AttemptOutcome.Failed(Failure(refused.Error)),
    };

    private static VideoJobFailure Failure(RunwareError error) => new() { Code = error.Code, Message = error.Message, Category = error.Category };

    private static VideoJobFailure Failure(string code, RunwareErrorCategory category, Exception exception) => new() { Code = code, Message = exception.Message, Category = category };
}
