using System.Text.Json;
using Runware.Wan25.Transport;
using Runware.Wan25.Transport.Classification;
using Runware.Wan25.Transport.Wire;

namespace Runware.Wan25.Submission;

/// <content>Sending the task, and what its response means.</content>
internal sealed partial class SubmissionProtocol
{
    /// <summary>Waits for the preconditions. Returns <see langword="null"/> when the task is to be sent now.</summary>
    private async Task<SubmissionAttemptOutcome?> AdmitAsync(CancellationToken cancellationToken)
    {
        if (await request.Preconditions.EnsureAsync(State, _evidence.WasLookedUp, cancellationToken).ConfigureAwait(false) is { } refusal)
        {
            throw _lastSent?.TerminalError ?? SubmissionExceptionFactory.Throttled(refusal, Id, State);
        }

        return IsLookupOutdated ? await LookUpAsync(cancellationToken).ConfigureAwait(false) : null;
    }

    private async Task<SubmissionAttemptOutcome> SendAsync(CancellationToken cancellationToken)
    {
        using ApiResponse response = await PostAsync(cancellationToken).ConfigureAwait(false);
        _evidence.RecordResponse(response);
        if (_evidence.MayBeAccepted)
        {
            // Also where a handler of the host sent it twice, and the response is a refusal.
            request.SentByClient.Record(Id.TaskId, _evidence);
        }

        if (response.IsSetupFailure)
        {
            throw NoAttemptLeft(response.Describe(), response.Failure);
        }

        switch (SubmissionResponseClassifier.Classify(response, Id.TaskId))
        {
            case SubmissionResponseMeaning.Accepted:
                return Accept(isJoined: false, finishedRows: FinishedRows(response));

            // The job of this id, which was to be joined anyway. Another body may have won, so how many results it has is looked up.
            case SubmissionResponseMeaning.Conflict when request.OwnsId:
                _evidence.RecordConflict();
                return await LookUpAsync(cancellationToken).ConfigureAwait(false) ?? Accept(isJoined: true);

            // Ours, from an attempt whose response was lost.
            case SubmissionResponseMeaning.Conflict when _evidence.MayBeAccepted:
                return Accept(isJoined: true);

            // What is there under an id that was minted here may be ours: the outcome must not be reported as "nothing was accepted".
            case SubmissionResponseMeaning.Conflict:
                RecordAmbiguous();
                _isConflict = true;
                return await CheckRefusalAsync(response, cancellationToken).ConfigureAwait(false);

            case SubmissionResponseMeaning.Refused when _evidence.MayBeAccepted:
                return await CheckRefusalAsync(response, cancellationToken).ConfigureAwait(false);

            // Nothing is sent again; but only what neither store knows counts as refused, and not for certain.
            case SubmissionResponseMeaning.PossiblyRefused:
                RecordAmbiguous();
                return await CheckRefusalAsync(response, cancellationToken).ConfigureAwait(false);

            case SubmissionResponseMeaning.Refused:
                throw Error(response, AfterRefusal(TaskErrorClassifier.IsLasting(response, Id.TaskId)));

            case SubmissionResponseMeaning.Throttled:
                _throttledCount++;
                RunwareApiException refusal = Error(response, AfterRefusal(isLasting: false));
                request.Preconditions.OnRefused(refusal);
                return _lastSent = SubmissionAttemptOutcome.Throttled(response.Describe(), refusal);

            case SubmissionResponseMeaning.NotSent:
                return _lastSent = SubmissionAttemptOutcome.Retry(response.Describe(), response.Failure, response.RetryAfter);

            default:
                RecordAmbiguous();
                return _lastSent = SubmissionAttemptOutcome.Retry(
                    response.Describe(),
                    response.Failure,
                    response.RetryAfter,
                    response.RetryAfter is null ? null : Error(response, SubmissionState.Unknown));
        }
    }

    // A lasting refusal would have met an earlier submission of the same request too, unless that was accepted. What the account lacks,
    // that one may have spent.
    private SubmissionState AfterRefusal(bool isLasting) =>
        Earlier is { IsAccepted: true } || (Earlier is not null && !isLasting)
            ? SubmissionState.Unknown
            : _evidence.AfterRefusal(isLasting);

    private async Task<SubmissionAttemptOutcome> CheckRefusalAsync(ApiResponse response, CancellationToken cancellationToken)
    {
        _refusal = Error(response, SubmissionState.Unknown);
        return await LookUpAsync(cancellationToken).ConfigureAwait(false) ?? throw _refusal;
    }

    private async Task<ApiResponse> PostAsync(CancellationToken cancellationToken)
    {
        _evidence.RecordSending();
        if (request.OwnsId)
        {
            // Nobody submits an id again that this client has made, unless this submission ends with an exception.
            request.SentByClient.Record(Id.TaskId, _evidence);
        }

        try
        {
            return await transport.SubmitAsync(request.Body, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (LocalMediaFailureFinder.Find(exception) is not null)
        {
            // The body did not become whole, so this attempt was not accepted.
            _evidence.RecordNotSent();
            throw;
        }
        catch (OperationCanceledException)
        {
            RecordAmbiguous();
            throw;
        }
    }

    private void RecordAmbiguous()
    {
        _evidence.RecordAmbiguous();
        request.SentByClient.Record(Id.TaskId, _evidence);
    }

    private List<JsonElement> FinishedRows(ApiResponse response)
    {
        List<JsonElement> rows = [];
        foreach (JsonElement json in response.Envelope!.Rows)
        {
            if (new TaskRow(json) is { IsSuccess: true } row && row.TaskId == Id.TaskId)
            {
                rows.Add(json.Clone());
            }
        }

        return rows;
    }
}
