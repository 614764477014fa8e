namespace Runware.Wan25.Submission.Admission;

/// <summary>
/// One submission's position in the queue and, while it is sent, its permit. It keeps its number through all attempts, so that the order is
/// first in, first out. Guarded by the queue's lock.
/// </summary>
internal sealed class AdmissionLease(long number, bool waitsForCapacity, Deadline deadline)
{
    public long Number => number;

    /// <summary>Whether it waits also while no operation of this client runs.</summary>
    public bool WaitsForCapacity => waitsForCapacity;

    public Deadline Deadline => deadline;

    public LeaseState State { get; set; }

    /// <summary>The epoch of the limit when it was admitted.</summary>
    public int Epoch { get; set; }

    /// <summary>The number of refusals while nothing of this client was running.</summary>
    public int Refusals { get; set; }

    /// <summary>The refusal that ended its wait, its own or that of one before it.</summary>
    public RunwareApiException? Failure { get; set; }

    /// <summary>Completed when it is admitted, or when its wait ends without.</summary>
    public TaskCompletionSource? Waiting { get; set; }
}

internal enum LeaseState
{
    /// <summary>Not in the queue, and without a permit.</summary>
    Released,

    Queued,

    /// <summary>Has a permit, and no response yet.</summary>
    Acquired,
}
