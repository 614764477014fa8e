using Runware.Wan25.Diagnostics;
using Runware.Wan25.Submission.Admission;
using Runware.Wan25.Submission.Spending;

namespace Runware.Wan25.Submission;

/// <summary>
/// What must hold before a submission is sent: the service has capacity, the spending limits allow it, and the application's own function,
/// which is called once and just before the first attempt, has returned.
/// </summary>
internal sealed class SubmissionPreconditions(
    VideoOperationId id, AdmissionLease lease, SubmissionSettings settings, OperationTrace trace, SpendingGuard? spending, decimal estimate)
{
    private Reservation? _reservation;
    private bool _isPaid;
    private bool _wasOnSubmittingCalled;

    /// <summary>Gets what is awaited before the first attempt.</summary>
    public Func<VideoOperationId, CancellationToken, ValueTask>? OnSubmitting { get; init; }

    /// <summary>Gets when the submission gives up.</summary>
    public Deadline Deadline => settings.Timeout.Deadline;

    /// <summary>Waits until the submission may be sent.</summary>
    /// <param name="state">What is known about the submission, for the exception that a spending limit throws.</param>
    /// <param name="cancellationToken">Stops the wait.</param>
    /// <exception cref="NoCapacityException">There is no capacity, and the submission does not wait for it.</exception>
    /// <exception cref="SpendingLimitException">It costs too much.</exception>
    public async ValueTask EnsureAsync(SubmissionState state, CancellationToken cancellationToken)
    {
        TimeSpan waited = await lease.AcquireAsync(cancellationToken).ConfigureAwait(false);
        if (waited > TimeSpan.Zero)
        {
            trace.AddCapacityWait(waited);
        }

        settings.Timeout.OnAdmitted();
        lease.Deadline = settings.Timeout.Deadline;
        if (spending is not null)
        {
            await spending.LoadHistoryAsync(cancellationToken).ConfigureAwait(false);
            _reservation = spending.Reserve(id, estimate, _reservation, state);
            _isPaid = _reservation.IsSettled;
        }

        settings.OnAdmitted?.Invoke();
        await CallOnSubmittingAsync(cancellationToken).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
    }

    /// <summary>
    /// Calls the application's own function, once. An id of the caller's is looked up before there is capacity, so it is called before
    /// that.
    /// </summary>
    /// <param name="cancellationToken">Stops the submission.</param>
    public async ValueTask CallOnSubmittingAsync(CancellationToken cancellationToken)
    {
        if (!_wasOnSubmittingCalled && OnSubmitting is { } onSubmitting)
        {
            _wasOnSubmittingCalled = true;
            await onSubmitting(id, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Records that the service had no capacity. The next attempt waits for it.</summary>
    public void OnRefused(RunwareApiException error, TimeSpan? hint)
    {
        settings.Timeout.OnRefused();
        lease.Refuse(error, hint);
    }

    /// <summary>Records that the service has the task.</summary>
    public void OnAccepted(bool isJoined)
    {
        lease.Accept(id.TaskId, isJoined);
        if (_isPaid && !isJoined)
        {
            _reservation = spending!.ReserveAgain(_reservation!, estimate);
        }
    }

    /// <summary>Records that an attempt failed for other reasons: it holds no permit until the next.</summary>
    public void OnFailed() => lease.Release();

    /// <summary>Ends the submission.</summary>
    /// <param name="mayBeCharged">Whether the service may have accepted it.</param>
    public void Close(bool mayBeCharged)
    {
        lease.Dispose();
        if (_reservation is { } reservation)
        {
            spending!.Release(reservation, mayBeCharged);
            _reservation = null;
        }
    }
}
