using Runware.Wan25.Diagnostics;
using Runware.Wan25.Submission.Admission;
using Runware.Wan25.Submission.Spending;

namespace Runware.Wan25.Submission;

/// <summary>
/// What must hold before a submission is sent: the service has capacity, the spending limits allow it, and the application's own function,
/// which is called once and just before the first attempt, has returned.
/// </summary>
internal sealed class SubmissionPreconditions(
    VideoOperationId id,
    AdmissionQueue admission,
    SubmissionSettings settings,
    OperationTelemetry trace,
    SpendingGuard? spending,
    decimal estimate)
{
    private readonly AdmissionLease _lease = admission.Open(settings.WaitsForCapacity, settings.Timeout.AdmissionDeadline);
    private Reservation? _reservation;
    private bool _isPaid;
    private bool _wasOnSubmittingCalled;

    public Func<VideoOperationId, CancellationToken, ValueTask>? OnSubmitting { get; init; }

    /// <summary>When to give up, as of the last admission.</summary>
    public Deadline Deadline => settings.Timeout.Deadline;

    /// <summary>Waits until the submission may be sent.</summary>
    /// <param name="state">What is known about it.</param>
    /// <param name="wasLookedUp">Whether the service responded when it was looked up.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The refusal that ended the wait for capacity; <see langword="null"/> when it may be sent.</returns>
    /// <exception cref="SpendingLimitException">It costs too much.</exception>
    public async ValueTask<RunwareApiException?> EnsureAsync(SubmissionState state, bool wasLookedUp, CancellationToken cancellationToken)
    {
        TimeSpan waited = await admission.AcquireAsync(_lease, cancellationToken).ConfigureAwait(false);
        if (_lease.Failure is { } refusal)
        {
            return refusal;
        }

        if (waited > TimeSpan.Zero)
        {
            trace.AddCapacityWait(waited);
        }

        settings.Timeout.OnAdmitted();
        if (spending is not null)
        {
            await spending.LoadHistoryAsync(cancellationToken).ConfigureAwait(false);
            _reservation = spending.Reserve(id, estimate, _reservation, state, wasLookedUp);
            _isPaid = _reservation.IsSettled;
        }

        settings.OnAdmitted?.Invoke();
        await CallOnSubmittingAsync(cancellationToken).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        return null;
    }

    /// <summary>
    /// Calls the application's own function, once. An id of the caller's is looked up before there is capacity, so it is called before
    /// that.
    /// </summary>
    public async ValueTask CallOnSubmittingAsync(CancellationToken cancellationToken)
    {
        if (!_wasOnSubmittingCalled && OnSubmitting is { } onSubmitting)
        {
            _wasOnSubmittingCalled = true;
            await onSubmitting(id, cancellationToken).ConfigureAwait(false);
        }
    }

    public void OnRefused(RunwareApiException error)
    {
        settings.Timeout.OnRefused();
        admission.Refuse(_lease, error);
    }

    public void OnAccepted(bool isJoined)
    {
        admission.Accept(_lease, id.TaskId, isJoined);
        if (isJoined)
        {
            spending?.RecordJoined(id);
        }
        else if (_isPaid)
        {
            _reservation = spending!.ReserveAgain(_reservation!, estimate);
        }
    }

    /// <summary>Releases the permit of an attempt that failed for another reason than a lack of capacity.</summary>
    public void OnFailed() => admission.Release(_lease);

    public void Close(bool mayBeCharged, bool isRefused)
    {
        admission.Release(_lease);
        if (_reservation is { } reservation)
        {
            spending!.Release(reservation, mayBeCharged, isRefused);
        }
    }
}
