namespace Runware.Wan25.Simulation.Plants;

/// <summary>
/// A mistake that a client could make. Responses are rewritten on their way so that a client without it acts as if it had it.
/// </summary>
internal enum PlantedBug
{
    None,

    /// <summary>A row that proves nothing is taken for proof that the task exists.</summary>
    GenericRowIsProof,

    /// <summary>A refused submission that the archive holds is taken for a job.</summary>
    ArchivedRefusalIsJob,

    /// <summary>A row that is told again counts as another result.</summary>
    RowCountsTwice,

    /// <summary>A failure that comes with HTTP 400 is taken for a failed poll.</summary>
    FailedPollIsIgnored,

    /// <summary>An account without credits ends the operations that are asked for.</summary>
    CreditErrorIsTheEnd,

    /// <summary>A refusal for lack of capacity uses up an attempt.</summary>
    CapacityRefusalIsAttempt,

    /// <summary>Submissions of one client have no queue in common, so that a new one is sent while an older one waits for room.</summary>
    NoQueue,

    /// <summary>The delay that a refusal for lack of capacity names is taken for much more than it is.</summary>
    HintIsMisread,

    /// <summary>The limits of spending are not kept.</summary>
    SpendingLimitIsIgnored,

    /// <summary>What a result cost is counted twice.</summary>
    CostCountsTwice,
}
