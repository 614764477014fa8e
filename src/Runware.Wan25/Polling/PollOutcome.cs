using Runware.Wan25.Transport;

namespace Runware.Wan25.Polling;

/// <summary>What one answer means for one operation of its batch, and what to tell those who wait for it.</summary>
internal readonly struct PollOutcome(PolledOperation operation, ApiReply reply, PollBatch batch, bool speaksForAll, BatchLimit limit, Secrets secrets)
{
    // By then the live store shows a task that was accepted, or has forgotten it.
    private static readonly TimeSpan ArchiveAge = TimeSpan.FromMinutes(1);

    public WatchSignal Judge(int refusalsBelieved, TimeSpan? age)
    {
        var state = operation.State;
        if (state.HasEnded)
        {
            return WatchSignal.Ended;
        }

        operation.Refusals = reply.IsAuthenticationRefusal ? operation.Refusals + 1 : 0;
        if (!speaksForAll && !state.WasMentioned)
        {
            operation.LastTrouble = batch.TroubleOf(reply, secrets);
            operation.WantsArchive &= batch.Operations.Count == 1 && reply.Status is null;
            return operation.Refusals >= refusalsBelieved ? WatchSignal.Refused : WatchSignal.None;
        }

        LookForLostRows(state.WasMentioned);
        operation.WantsArchive = (operation.WasResumed || age > ArchiveAge) && !state.HasRow;
        return WatchSignal.Answered;
    }

    /// <summary>A failed poll says nothing to a waiter, and wears out the patience of who asked for one answer. Whoever waits for the end is not told of the rest.</summary>
    public static WatchSignal For(Watch watch, PollBatch batch, WatchSignal signal) => signal switch
    {
        WatchSignal.None when --watch.Patience <= 0 => WatchSignal.Refused,
        WatchSignal.Answered when watch.Ignored == batch || !watch.WantsAnswers => WatchSignal.None,
        _ => signal,
    };

    private void LookForLostRows(bool wasMentioned)
    {
        if (operation.MissedInBatchOf > 0 && wasMentioned)
        {
            limit.LearnThatRowsGetLost(operation.MissedInBatchOf);
        }

        operation.MissedInBatchOf = !wasMentioned && batch.Operations.Count is > 1 and var size ? size : 0;
    }
}
