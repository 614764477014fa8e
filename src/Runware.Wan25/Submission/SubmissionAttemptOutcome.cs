using System.Text.Json;

namespace Runware.Wan25.Submission;

/// <summary>What one attempt of a submission came to: the service has the task, or it is unknown and another attempt may follow.</summary>
internal sealed class SubmissionAttemptOutcome
{
    public bool IsAccepted { get; private init; }

    /// <summary>The operation; its number of results is that of the job that was joined, where that is known.</summary>
    public VideoOperationId Id { get; private init; }

    /// <summary>Whether the acceptance was inferred, so that no acknowledgement was seen.</summary>
    public bool IsJoined { get; private init; }

    /// <summary>Whether the number of results is known, and not only the caller's assumption.</summary>
    public bool IsCountKnown { get; private init; }

    /// <summary>The rows of an acknowledgement that already holds results.</summary>
    public IReadOnlyList<JsonElement> FinishedRows { get; private init; } = [];

    /// <summary>Whether the service had no capacity. That is not a failed attempt: it is made again when there is some.</summary>
    public bool IsThrottled { get; private init; }

    /// <summary>Whether another attempt may follow a failed one.</summary>
    public bool CanRetry { get; set; }

    /// <summary>Whether the service asks to wait longer than the time limit leaves, so that no attempt follows.</summary>
    public bool IsDelayTooLong { get; set; }

    public string? Reason { get; private init; }

    public Exception? Failure { get; private init; }

    public TimeSpan? RetryAfter { get; private init; }

    /// <summary>What to throw when no attempt follows, where the service's own error is more specific.</summary>
    public RunwareApiException? TerminalError { get; private init; }

    public static SubmissionAttemptOutcome Accepted(
        VideoOperationId id, bool isJoined, bool isCountKnown, IReadOnlyList<JsonElement>? finishedRows = null) =>
        new() { IsAccepted = true, Id = id, IsJoined = isJoined, IsCountKnown = isCountKnown, FinishedRows = finishedRows ?? [] };

    public static SubmissionAttemptOutcome Retry(
        string reason, Exception? failure = null, TimeSpan? retryAfter = null, RunwareApiException? terminalError = null) =>
        new() { Reason = reason, Failure = failure, RetryAfter = retryAfter, TerminalError = terminalError };

    public static SubmissionAttemptOutcome Throttled(string reason, RunwareApiException terminalError) =>
        new() { IsThrottled = true, Reason = reason, RetryAfter = terminalError.RetryAfter, TerminalError = terminalError };
}
