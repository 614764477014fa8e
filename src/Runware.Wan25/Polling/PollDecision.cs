namespace Runware.Wan25.Polling;

/// <summary>What one response means for one operation of its batch: the signal for the subscribers, and how to poll next.</summary>
internal readonly struct PollDecision
{
    // A key that is being rotated is refused once or twice.
    private const int MaxRefusals = 3;

    // One failed operation may turn a response into its own, and is polled alone then. If it goes on, the service responds about one
    // operation at a time.
    private const int MaxUnmentioned = 2;

    public SubscriptionSignal Signal { get; private init; }

    /// <summary>
    /// The size of the batch in whose response the operation was missing; 0 when there was none. It is then polled alone.
    /// </summary>
    public int MissedInBatchOf { get; private init; }

    /// <summary>How often in a row an error response was about others of the batch alone.</summary>
    public int Unmentioned { get; private init; }

    /// <summary>Whether an error about the operation kept the response from being about the others too. It is then polled alone.</summary>
    public bool IsIsolated { get; private init; }

    /// <summary>How often in a row the service refused a poll of the client.</summary>
    public int Refusals { get; private init; }

    /// <summary>Why the response holds nothing about the operation.</summary>
    public PollError? Error { get; private init; }

    /// <summary>How long the service asked the client to wait.</summary>
    public TimeSpan? RetryAfter { get; private init; }

    /// <summary>Decides. Changes nothing.</summary>
    /// <param name="operation">The operation, whose state has taken in the response.</param>
    /// <param name="batch">The batch that was polled.</param>
    /// <param name="summary">What was read.</param>
    public static PollDecision For(PolledOperation operation, PollBatch batch, PollResponseSummary summary)
    {
        bool isMissing = !operation.State.WasInLiveResponse && batch.Operations.Count > 1;
        int unmentioned = isMissing && !summary.CoversAllOperations && summary.Named is not null ? operation.Unmentioned + 1 : 0;
        int missedInBatchOf = isMissing && (summary.CoversAllOperations || unmentioned >= MaxUnmentioned) ? batch.Operations.Count : 0;
        bool isIsolated = summary.Named is { } named && named.Contains(operation)
            && (operation.IsIsolated || batch.Operations.Exists(other => !other.State.WasInLiveResponse && !named.Contains(other)));
        bool isUninformed = !summary.CoversAllOperations && !operation.State.WasInResponse;
        int refusals = isUninformed && summary.IsForbidden ? operation.Refusals + 1 : 0;
        return new PollDecision
        {
            Signal = !isUninformed ? SubscriptionSignal.Responded
                : refusals >= MaxRefusals ? SubscriptionSignal.Refused
                : SubscriptionSignal.None,
            MissedInBatchOf = missedInBatchOf,
            Unmentioned = unmentioned,
            Refusals = refusals,
            IsIsolated = isIsolated,
            Error = isUninformed ? summary.Error : summary.ErrorOf(operation),
            RetryAfter = isUninformed ? summary.RetryAfter : null,
        };
    }
}
