using Runware.Wan25.Diagnostics;
using Runware.Wan25.Submission.Admission;
using Runware.Wan25.Submission.Spending;

namespace Runware.Wan25.Submission;

/// <summary>
/// What stands between a submission and its first byte: room at the service, then the spending limits, then the application's own function,
/// which is called once and just before the first attempt.
/// </summary>
internal sealed class SubmissionGate(
    VideoOperationId id, AdmissionTicket ticket, SubmissionTerms terms, OperationTrace trace, SpendingGuard? spending, decimal estimate)
{
    private Reservation? _reservation;
    private bool _isPaid;
    private bool _isAnnounced;

    /// <summary>Gets what is awaited before the first attempt.</summary>
    public Func<VideoOperationId, CancellationToken, ValueTask>? OnSubmitting { get; init; }

    /// <summary>Gets when the submission gives up.</summary>
    public Deadline Deadline => terms.Timeout.Deadline;

    /// <summary>Waits until the submission may be sent.</summary>
    /// <param name="state">What is known about the submission, for the exception that a spending limit throws.</param>
    /// <param name="cancellationToken">Stops the wait.</param>
    /// <exception cref="NoRoomException">There is no room, and it does not wait for it.</exception>
    /// <exception cref="SpendingLimitException">It costs too much.</exception>
    public async ValueTask PassAsync(SubmissionState state, CancellationToken cancellationToken)
    {
        TimeSpan waited = await ticket.EnterAsync(cancellationToken).ConfigureAwait(false);
        if (waited > TimeSpan.Zero)
        {
            trace.AddRoomWait(waited);
        }

        terms.Timeout.OnAdmitted();
        ticket.Deadline = terms.Timeout.Deadline;
        if (spending is not null)
        {
            await spending.LoadHistoryAsync(cancellationToken).ConfigureAwait(false);
            _reservation = spending.Reserve(id, estimate, _reservation, state);
            _isPaid = _reservation.IsSettled;
        }

        terms.OnAdmitted?.Invoke();
        await AnnounceAsync(cancellationToken).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
    }

    /// <summary>
    /// Calls the application's own function, once. An own id is looked up before there is room, so that it is called before that.
    /// </summary>
    /// <param name="cancellationToken">Stops the submission.</param>
    public async ValueTask AnnounceAsync(CancellationToken cancellationToken)
    {
        if (!_isAnnounced && OnSubmitting is { } onSubmitting)
        {
            _isAnnounced = true;
            await onSubmitting(id, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Notes that the service had no room. The next pass waits for it.</summary>
    public void OnRefused(RunwareApiException error, TimeSpan? hint)
    {
        terms.Timeout.OnRefused();
        ticket.Refuse(error, hint);
    }

    /// <summary>Notes that the service has the task.</summary>
    public void OnAccepted(bool isJoined)
    {
        ticket.Accept(id.TaskId, isJoined);
        if (_isPaid && !isJoined)
        {
            _reservation = spending!.ReserveAgain(_reservation!, estimate);
        }
    }

    /// <summary>Notes that an attempt failed for other reasons: it holds no place until the next.</summary>
    public void OnFailed() => ticket.Leave();

    /// <summary>Ends the submission.</summary>
    /// <param name="mayBeCharged">Whether the service may have accepted it.</param>
    public void Close(bool mayBeCharged)
    {
        ticket.Dispose();
        if (_reservation is { } reservation)
        {
            spending!.Release(reservation, mayBeCharged);
            _reservation = null;
        }
    }
}
