namespace Runware.Wan25.Submission;

/// <summary>What one round of a submission came to: the service has the task, or nobody knows yet and another round follows.</summary>
internal sealed class SubmissionRound
{
    public bool IsAccepted { get; private init; }

    /// <summary>The operation; its result count is that of the job that was joined.</summary>
    public VideoOperationId Id { get; private init; }

    /// <summary>Whether the task was there before, or its acceptance was inferred, so that nobody here saw it being acknowledged.</summary>
    public bool Joined { get; private init; }

    public string? Trouble { get; private init; }

    public Exception? Failure { get; private init; }

    public TimeSpan? RetryAfter { get; private init; }

    /// <summary>What to throw when there is no next round, where the service's own words say more than we could.</summary>
    public RunwareApiException? Limit { get; private init; }

    public static SubmissionRound Accept(VideoOperationId id, bool joined) => new() { IsAccepted = true, Id = id, Joined = joined };

    public static SubmissionRound Wait(string trouble, Exception? failure, TimeSpan? retryAfter, RunwareApiException? limit = null) =>
        new() { Trouble = trouble, Failure = failure, RetryAfter = retryAfter, Limit = limit };
}
