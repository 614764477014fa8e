using System.Diagnostics.CodeAnalysis;

namespace Runware.Wan25.Submission.Admission;

/// <summary>
/// One submission's position in the queue and, while it is sent, its permit. It keeps its number through all attempts, so that the order is
/// first in, first out. All but the methods is guarded by the queue's lock.
/// </summary>
[SuppressMessage("Design", "CA1036:Override methods on comparable types", Justification = "The order is the queue's own.")]
internal sealed class AdmissionLease(AdmissionQueue queue, long number, bool waitsForCapacity) : IDisposable, IComparable<AdmissionLease>
{
    /// <summary>Gets whether it waits also while no operation of this client runs.</summary>
    public bool WaitsForCapacity => waitsForCapacity;

    /// <summary>When its submission gives up.</summary>
    public Deadline Deadline { get; set; }

    public LeaseState State { get; set; }

    /// <summary>The epoch of the limit when it was admitted.</summary>
    public int Epoch { get; set; }

    /// <summary>The number of refusals while nothing of this client was running.</summary>
    public int Refusals { get; set; }

    /// <summary>The refusal that ended its wait, its own or that of one before it.</summary>
    public RunwareApiException? Failure { get; set; }

    /// <summary>Completed when it is admitted, or when its wait ends without.</summary>
    public TaskCompletionSource? Waiting { get; set; }

    /// <summary>Waits until the submission may be sent.</summary>
    /// <param name="cancellationToken">Stops the wait.</param>
    /// <returns>The time that it took; zero where a permit was available.</returns>
    public ValueTask<TimeSpan> AcquireAsync(CancellationToken cancellationToken) => queue.AcquireAsync(this, cancellationToken);

    /// <summary>Records that the service refused it for lack of capacity. It returns to its position in the queue.</summary>
    public void Refuse(RunwareApiException error, TimeSpan? hint) => queue.Refuse(this, error, hint);

    /// <summary>Records that the service has the task.</summary>
    public void Accept(Guid taskId, bool isJoined) => queue.Accept(this, taskId, isJoined);

    /// <summary>Releases the permit or the position, until another attempt or for good.</summary>
    public void Release() => queue.Release(this);

    public void Dispose() => queue.Release(this);

    public int CompareTo(AdmissionLease? other) => number.CompareTo(other!.Number);

    private long Number => number;
}

/// <summary>Specifies whether a submission has a permit.</summary>
internal enum LeaseState
{
    /// <summary>Not in the queue, and without a permit.</summary>
    Released,

    /// <summary>Waits for a permit.</summary>
    Queued,

    /// <summary>Has a permit, and no response yet.</summary>
    Acquired,
}
