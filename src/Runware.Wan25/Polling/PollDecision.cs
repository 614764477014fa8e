namespace Runware.Wan25.Polling;

/// <summary>What one response means for one operation of its batch: the signal for the subscribers, and how to poll next.</summary>
internal readonly struct PollDecision
{
    // One failed operation may turn a response into its own, and is polled alone then. If it goes on, or an error under a success status is
    // about none of them, the service responds about one operation at a time.
    private const int MaxUnmentioned = 2;

    public SubscriptionSignal Signal { get; private init; }

    public OperationPollHistory History { get; private init; }

    /// <summary>Why the response holds nothing about the operation.</summary>
    public PollError? Error { get; private init; }

    public TimeSpan? RetryAfter { get; private init; }

    /// <summary>Decides, once the operation's state has taken in the response. Changes nothing.</summary>
    public static PollDecision For(PolledOperation operation, PollBatch batch, PollResponseSummary summary)
    {
        bool isMissing = !operation.State.WasInLiveResponse && batch.Operations.Count > 1;
        HashSet<PolledOperation>? named = summary.CoversAllOperations ? null : summary.Named;
        bool isLeftOut = isMissing && (named is not null || summary.MayBeAboutBatch);
        int unmentioned = isLeftOut ? operation.History.Unmentioned + 1 : 0;
        int missedInBatchOf = isMissing && (summary.CoversAllOperations || unmentioned >= MaxUnmentioned) ? batch.Operations.Count : 0;
        bool isIsolated = named?.Contains(operation) == true && (operation.History.IsIsolated || LeavesOutOthers(batch, named));
        bool isUninformed = !summary.CoversAllOperations && !operation.State.WasInResponse;
        int refusals = isUninformed && summary.IsKeyRefused ? operation.History.Refusals + 1 : 0;
        return new PollDecision
        {
            Signal = !isUninformed ? SubscriptionSignal.Responded
                : refusals >= FailedPollLimit.MaxKeyRefusals ? SubscriptionSignal.Refused
                : SubscriptionSignal.None,
            History = new OperationPollHistory
            {
                MissedInBatchOf = missedInBatchOf,
                Unmentioned = unmentioned,
                IsIsolated = isIsolated,
                Refusals = refusals,
            },
            Error = isUninformed ? summary.Error : summary.ErrorOf(operation),
            RetryAfter = isUninformed ? summary.RetryAfter : null,
        };
    }

    // A method of its own: most responses name no operation in an error, and then nothing is allocated.
    private static bool LeavesOutOthers(PollBatch batch, HashSet<PolledOperation> named) =>
        batch.Operations.Exists(other => !other.State.WasInLiveResponse && !named.Contains(other));
}
