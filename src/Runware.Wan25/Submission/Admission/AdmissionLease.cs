using System.Diagnostics.CodeAnalysis;

namespace Runware.Wan25.Submission.Admission;

/// <summary>
/// The place of one submission in the queue. It keeps its number through all attempts, so that who came first goes first. All but the
/// methods is guarded by the queue's lock.
/// </summary>
[SuppressMessage("Design", "CA1036:Override methods on comparable types", Justification = "The order is the queue's own.")]
internal sealed class AdmissionTicket(AdmissionQueue queue, long number, bool waitsForRoom) : IDisposable, IComparable<AdmissionTicket>
{
    /// <summary>Whether it waits also while no operation of this client runs.</summary>
    public bool WaitsForRoom => waitsForRoom;

    /// <summary>When its submission gives up.</summary>
    public Deadline Deadline { get; set; }

    public TicketState State { get; set; }

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
    /// <returns>The time that it took; zero where there was room.</returns>
    public ValueTask<TimeSpan> EnterAsync(CancellationToken cancellationToken) => queue.EnterAsync(this, cancellationToken);

    /// <summary>Notes that the service refused it for lack of room. It is back in the queue, at its old place.</summary>
    public void Refuse(RunwareApiException error, TimeSpan? hint) => queue.Refuse(this, error, hint);

    /// <summary>Notes that the service has the task.</summary>
    public void Accept(Guid taskId, bool isJoined) => queue.Accept(this, taskId, isJoined);

    /// <summary>Gives the place back, for another attempt or for good.</summary>
    public void Leave() => queue.Leave(this);

    public void Dispose() => queue.Leave(this);

    public int CompareTo(AdmissionTicket? other) => number.CompareTo(other!.Number);

    private long Number => number;
}

/// <summary>Where a submission stands.</summary>
internal enum TicketState
{
    /// <summary>Not in the queue.</summary>
    Outside,

    /// <summary>Waits for its turn.</summary>
    Waiting,

    /// <summary>Admitted, and not answered yet.</summary>
    Sending,
}
