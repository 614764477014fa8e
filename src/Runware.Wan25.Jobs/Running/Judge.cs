using System.Text.Json;

namespace Runware.Wan25.Jobs.Running;

/// <summary>Tells an end from what is worth another attempt.</summary>
internal static class Judge
{
    /// <returns>Null for an exception that is not about the job: the client was disposed.</returns>
    public static Verdict? Of(Exception exception, TimeSpan longestPause) => exception switch
    {
        VideoGenerationFailedException failed => new Verdict.Failed(Failure(failed.Failures[0].Error)),
        VideoGenerationTimeoutException timeout => new Verdict.NotYet(Of(VideoJobFailureCodes.TimedOut, RunwareErrorCategory.Timeout, timeout), AtOnce: true, Partial: timeout.Partial),
        RunwareApiException refused => Of(refused, longestPause),
        RunwareConnectionException unreachable => new Verdict.NotYet(Of(VideoJobFailureCodes.Unreachable, RunwareErrorCategory.Server, unreachable), HoldsNode: true),
        VideoRequestValidationException invalid => new Verdict.Failed(Of(VideoJobFailureCodes.UnreadableRequest, RunwareErrorCategory.Validation, invalid)),
        // A newer node has stored it, and will run it.
        VideoJobFormatException newer => new Verdict.NotYet(Of(VideoJobFailureCodes.UnreadableRequest, RunwareErrorCategory.Unknown, newer)),
        JsonException unreadable => new Verdict.Failed(Of(VideoJobFailureCodes.UnreadableRequest, RunwareErrorCategory.Validation, unreadable)),
        VideoWaitCanceledException => null,
        // Nobody knows what it means, so it is tried again; but not for ever, and not in the place of others.
        _ => new Verdict.NotYet(new() { Code = VideoJobFailureCodes.Unexpected, Message = $"The attempt threw {exception.GetType().Name}; see the log." }),
    };

    private static Verdict Of(RunwareApiException refused, TimeSpan longestPause) => refused.Error.Category switch
    {
        RunwareErrorCategory.RateLimit => new Verdict.NotYet(Failure(refused.Error), refused.RetryAfter, HoldsNode: true),
        // Somebody has to top up the account or mend the key; the queue outlives that.
        RunwareErrorCategory.Quota or RunwareErrorCategory.Authentication => new Verdict.NotYet(Failure(refused.Error), longestPause, HoldsNode: true),
        RunwareErrorCategory.Server or RunwareErrorCategory.Provider or RunwareErrorCategory.Timeout => new Verdict.NotYet(Failure(refused.Error), refused.RetryAfter, HoldsNode: refused.RetryAfter is not null),
        _ when refused.Error.IsTransient || refused.SubmissionState == SubmissionState.Unknown => new Verdict.NotYet(Failure(refused.Error), refused.RetryAfter),
        _ => new Verdict.Failed(Failure(refused.Error)),
    };

    private static VideoJobFailure Failure(RunwareError error) => new() { Code = error.Code, Message = error.Message, Category = error.Category };

    private static VideoJobFailure Of(string code, RunwareErrorCategory category, Exception exception) => new() { Code = code, Message = exception.Message, Category = category };
}
