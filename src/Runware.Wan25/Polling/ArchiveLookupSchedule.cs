using Runware.Wan25.Transport;

namespace Runware.Wan25.Polling;

/// <summary>
/// Decides when an operation is looked up in the archive too. The live store may have forgotten a finished task, and may show the same row
/// for a task that it does not know as for one that runs.
/// </summary>
internal sealed class ArchiveLookupSchedule
{
    // By then the live store shows a task that was accepted, or has forgotten it.
    private static readonly TimeSpan AgeWithoutRow = TimeSpan.FromMinutes(1);

    // Most tasks have ended by then.
    private static readonly TimeSpan AgeWithGenericRow = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan MinDelay = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan MaxDelay = TimeSpan.FromMinutes(1);

    private int _lookups;
    private TimeSpan _delay;
    private long? _lookedUpAt;

    /// <summary>
    /// Determines whether a lookup is due, after the live store's response. There is no age where this client did not see the acceptance.
    /// </summary>
    public bool AreDue(OperationState state, TimeSpan? age, bool mayBeArchived, TimeProvider clock) =>
        IsNeeded(state, age, mayBeArchived)
            && (state.NeedsEveryLookup(clock) || _lookedUpAt is not { } lookedUpAt || clock.GetElapsedTime(lookedUpAt) >= _delay);

    public void RecordLookup(TimeProvider clock)
    {
        _lookedUpAt = clock.GetTimestamp();
        _delay = Backoff.Exponential(MinDelay, MaxDelay, _lookups++);
    }

    /// <summary>Forgets when it was looked up last: the response was about others.</summary>
    public void Forget() => _lookedUpAt = null;

    private static bool IsNeeded(OperationState state, TimeSpan? age, bool mayBeArchived) =>
        !state.HasRow ? mayBeArchived || age > AgeWithoutRow
        : !state.HasProof ? mayBeArchived || age > AgeWithGenericRow
        : state.IsIdle && age is null && state.Snapshot.ArchivedCount is null;
}
