using System.Text.Json;
using Runware.Wan25.Transport;

namespace Runware.Wan25.Submission;

/// <summary>
/// Brings one task to the service, at most once. The task id is minted before the first byte and never changes, the service refuses an id
/// that it has seen, and an outcome that is unknown is never guessed: it is looked up.
/// </summary>
/// <remarks>
/// An attempt looks up first where there is something to look up, and sends where the response leaves it open, as soon as its preconditions
/// hold. The last attempt only looks up: after it, what was sent would not be looked up.
/// </remarks>
internal sealed partial class SubmissionProtocol(ApiTransport transport, PreparedSubmission request, int maxAttempts)
{
    // Registration may lag: after a conflict that shows no task, it is looked up this often again.
    private const int MaxConflictChecks = 2;

    // A service that fails every lookup must not keep a submission under the caller's own id from being sent for the first time.
    private const int MaxFailedLookups = 3;

    // While a submission waits, for capacity or for the next attempt, another caller may bring a task of the same id to its end.
    private static readonly TimeSpan LookupLifetime = TimeSpan.FromSeconds(10);

    private readonly TaskLookup _lookup = new(transport, request.Redactor);
    private readonly SubmissionEvidence _evidence = new(request.OwnsId);
    private SubmissionAttemptOutcome? _lastSent;
    private RunwareApiException? _refusal;
    private bool _isConflict;
    private int _throttledCount;
    private int _failedLookups;
    private int _conflictChecks;

    /// <summary>Gets what is known now, for whatever ends the submission from outside: a deadline, a cancellation.</summary>
    public SubmissionState State =>
        _evidence.State == SubmissionState.NotSent && Earlier is not null ? SubmissionState.Unknown : _evidence.State;

    public int Attempts { get; private set; }

    public bool MayBeCharged => _evidence.MayBeCharged;

    /// <summary>Gets the refusal after which it waits for capacity; <see langword="null"/> where it does not.</summary>
    public RunwareApiException? Refusal => _lastSent is { IsThrottled: true } ? _lastSent.TerminalError : null;

    private VideoOperationId Id => request.Id;

    private TimeProvider Clock => transport.Services.Clock;

    private bool IsLookupOutdated => _evidence.LookedUpAt is { } at && Clock.GetElapsedTime(at) >= LookupLifetime;

    // Another submission of this client under the same id, which the service has not reported missing since.
    private SubmissionEvidence? Earlier => request.SentByClient.FindOther(Id.TaskId, _evidence);

    private int CountedAttempts => Attempts - _throttledCount - _failedLookups;

    private bool IsAttemptLeft => CountedAttempts < maxAttempts || (CountedAttempts == maxAttempts && _evidence.NeedsLookup);

    /// <summary>Makes one attempt, and decides whether another may follow. Throws where that would be of no use.</summary>
    public async Task<SubmissionAttemptOutcome> AttemptAsync(CancellationToken cancellationToken)
    {
        Attempts++;
        SubmissionAttemptOutcome attempt = await LookUpOrSendAsync(cancellationToken).ConfigureAwait(false);
        attempt.IsDelayTooLong = request.Preconditions.Deadline.IsTooLong(attempt.RetryAfter);

        // What waits for capacity, and how long, the preconditions know.
        if (!attempt.IsAccepted && !attempt.IsThrottled)
        {
            attempt.CanRetry = !attempt.IsDelayTooLong && IsAttemptLeft;
            request.Preconditions.OnFailed();
        }

        return attempt;
    }

    /// <summary>Ends the submission with its last attempt: the operation, or the exception to throw.</summary>
    public SubmissionAttemptOutcome Complete(SubmissionAttemptOutcome last)
    {
        if (last.IsAccepted)
        {
            return last;
        }

        // The number of results of a joined job is not known; but joined it is.
        if (_evidence.IsTaken)
        {
            return Accept(isJoined: true);
        }

        if (last.IsDelayTooLong)
        {
            throw last.TerminalError
                ?? (RunwareException)NoAttemptLeft(
                    $"{last.Reason}; the requested delay of {last.RetryAfter} exceeds what is left of the time limit", last.Failure);
        }

        throw _refusal ?? last.TerminalError ?? (RunwareException)NoAttemptLeft(last.Reason!, last.Failure);
    }

    private async Task<SubmissionAttemptOutcome> LookUpOrSendAsync(CancellationToken cancellationToken)
    {
        if (_evidence.NeedsLookup && await LookUpAsync(cancellationToken).ConfigureAwait(false) is { } known)
        {
            return known;
        }

        if (CountedAttempts <= maxAttempts)
        {
            return await AdmitAsync(cancellationToken).ConfigureAwait(false) ?? await SendAsync(cancellationToken).ConfigureAwait(false);
        }

        return SubmissionAttemptOutcome.Retry(_lastSent?.Reason ?? "the service does not know the task", _lastSent?.Failure);
    }

    /// <summary>Looks the task up. Returns <see langword="null"/> when nothing proves it, so that sending it is in order.</summary>
    private async Task<SubmissionAttemptOutcome?> LookUpAsync(CancellationToken cancellationToken)
    {
        SubmissionEvidence? earlier = Earlier;
        int version = earlier?.Version ?? 0;
        TaskLookupResult result = await _lookup.LookUpAsync(Id.TaskId, needsCount: request.OwnsId, cancellationToken).ConfigureAwait(false);
        switch (result.Kind)
        {
            case TaskLookupKind.Proven:
                return Accept(isJoined: true, result.ResultCount);

            // The conflict proves that it exists; it is not visible yet.
            case TaskLookupKind.Unproven when _evidence.IsTaken:
                return Accept(isJoined: true);

            case TaskLookupKind.Unproven when _isConflict && _refusal is { } conflict:
                _conflictChecks++;
                return _conflictChecks > MaxConflictChecks ? throw conflict : SubmissionAttemptOutcome.Retry("the task id is taken");

            // An earlier attempt may have been accepted and spent what the refused one lacked; but then the task would be known by now.
            case TaskLookupKind.Unproven when _refusal is { } refusal:
                throw refusal;

            // What may have been accepted is sent again only after both stores have responded: an id that is forgotten after its end is
            // charged again.
            case TaskLookupKind.Unproven when !result.IsReadable && (_evidence.MayBeAccepted || Earlier is not null):
                _failedLookups += _failedLookups < MaxFailedLookups ? 1 : 0;
                return Earlier is { IsAccepted: true } && _failedLookups == MaxFailedLookups
                    ? Accept(isJoined: true)
                    : SubmissionAttemptOutcome.Retry("the service's response about the task is not readable", _lastSent?.Failure);

            case TaskLookupKind.Unproven:
                if (result.IsReportedMissing)
                {
                    earlier?.RecordDenied(version);
                }

                _evidence.RecordUnproven(result.IsReportedMissing, result.IsReadable, Clock.GetTimestamp());
                return null;

            default:
                return FailLookup(result);
        }
    }

    private SubmissionAttemptOutcome? FailLookup(TaskLookupResult result)
    {
        if (result.IsSetupFailure)
        {
            throw NoAttemptLeft(result.Reason!, result.Failure);
        }

        // That is proof enough; what is looked up is only how many results the job has. Sending again could start a second one.
        if (_evidence.IsTaken || Earlier is { IsAccepted: true })
        {
            _failedLookups++;
            return _failedLookups >= MaxFailedLookups
                ? Accept(isJoined: true)
                : SubmissionAttemptOutcome.Retry(result.Reason!, result.Failure, result.RetryAfter);
        }

        // Nothing was sent yet: such a lookup is no attempt.
        bool isBeforeAttempt = !_evidence.MayBeAccepted && Earlier is null && _refusal is null && !result.IsKeyRefused;
        if (isBeforeAttempt && _failedLookups < MaxFailedLookups - 1)
        {
            _failedLookups++;
        }
        else if (isBeforeAttempt)
        {
            // This attempt goes on, so its own lookup is not one that is left out of the count.
            _failedLookups = MaxFailedLookups - 1;
            _evidence.RecordUnproven(isReportedMissing: false, wasLookedUp: false, Clock.GetTimestamp());
            return null;
        }

        RunwareApiException? error = result.Refusal is { } refusal ? SubmissionExceptionFactory.LookupRefused(refusal, Id, State) : null;
        return error is not null && result.IsKeyRefused && !_evidence.MayBeAccepted && _refusal is null
            ? throw error
            : SubmissionAttemptOutcome.Retry(result.Reason!, result.Failure ?? _lastSent?.Failure, result.RetryAfter, error);
    }

    private SubmissionAttemptOutcome Accept(
        bool isJoined, int? archivedCount = null, IReadOnlyList<JsonElement>? finishedRows = null)
    {
        _evidence.RecordAccepted(isJoined);
        if (request.OwnsId)
        {
            request.SentByClient.RecordAccepted(Id.TaskId, _evidence);
        }

        request.Preconditions.OnAccepted(isJoined);
        return SubmissionAttemptOutcome.Accepted(
            Id with { ResultCount = archivedCount ?? Id.ResultCount },
            isJoined,
            isCountKnown: !isJoined || !request.OwnsId || archivedCount is not null,
            finishedRows);
    }

    private RunwareConnectionException NoAttemptLeft(string reason, Exception? failure) =>
        SubmissionExceptionFactory.NoAttemptLeft(Id, State, reason, failure);

    private RunwareApiException Error(ApiResponse response, SubmissionState state) =>
        ErrorMapper.ToException(response, Id.TaskId, request.Redactor, "The service refused the video task", Id, state);
}
