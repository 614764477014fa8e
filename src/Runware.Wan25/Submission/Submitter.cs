using Microsoft.Extensions.Logging;
using Polly;
using Runware.Wan25.Diagnostics;
using Runware.Wan25.Requests;
using Runware.Wan25.Submission.Admission;
using Runware.Wan25.Submission.Spending;
using Runware.Wan25.Transport;
using Runware.Wan25.Transport.Wire;

namespace Runware.Wan25.Submission;

/// <summary>Runs one submission to its end, within the time limit, and reports what is known when something ends it from outside.</summary>
internal sealed class Submitter(
    ApiTransport transport,
    Wan25ClientOptions options,
    AdmissionQueue admission,
    SpendingGuard? spending,
    CancellationToken closing)
{
    private readonly ILogger _logger = transport.Services.Logger;

    private readonly SubmissionEvidenceStore _sent = new();

    // Each submission decides how often. What the service refuses for lack of capacity is no failed attempt: the queue decides when it
    // goes out again.
    private readonly ResiliencePipeline<SubmissionAttemptOutcome> _pipeline = RetryPipeline.Create<SubmissionAttemptOutcome>(
        options.Retry, transport.Services, int.MaxValue,
        shouldRetry: attempt => attempt.CanRetry, retryAfter: attempt => attempt.RetryAfter);

    public async Task<SubmissionAttemptOutcome> SubmitAsync(
        VideoRequest request,
        VideoOperationId id,
        SubmissionSettings settings,
        OperationTelemetry trace,
        CancellationToken cancellationToken)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(settings.Timeout.Token, closing, cancellationToken);
        decimal estimate = spending is null ? 0 : CostEstimator.AtMost(request.Parameters);
        var preconditions = new SubmissionPreconditions(id, admission, settings, trace, spending, estimate)
        {
            OnSubmitting = options.OnSubmitting,
        };
        SubmissionProtocol? submission = null;
        bool isRefused = false;
        try
        {
            // A job that is there already is joined, whatever it cost.
            if (request.TaskId is null && spending is not null)
            {
                await spending.LoadHistoryAsync(ending.Token).ConfigureAwait(false);
                spending.Check(id, estimate);
            }

            PreparedSubmission prepared = await PrepareAsync(request, id, preconditions, ending.Token).ConfigureAwait(false);
            settings.OnPrepared?.Invoke();
            if (request.TaskId is not null)
            {
                await preconditions.CallOnSubmittingAsync(ending.Token).ConfigureAwait(false);
            }

            ending.Token.ThrowIfCancellationRequested();
            submission = new SubmissionProtocol(transport, prepared, options.Retry.MaxAttempts);
            Log.Submitting(_logger, id);
            SubmissionAttemptOutcome last;
            do
            {
                last = await _pipeline.ExecuteAsync(
                    static (work, token) => work.Self.AttemptAsync(work.Submission, work.Id, token),
                    (Self: this, Submission: submission, Id: id),
                    ending.Token)
                    .ConfigureAwait(false);
            }
            while (last.IsThrottled);
            SubmissionAttemptOutcome accepted = submission.Complete(last);
            Notify(accepted);
            return accepted;
        }
        catch (OperationCanceledException exception) when (ending.IsCancellationRequested)
        {
            SubmissionState state = StateOf(submission, request);
            throw settings.Timeout.HasPassed && !cancellationToken.IsCancellationRequested && !closing.IsCancellationRequested
                ? TimedOut(id, state, submission?.Refusal ?? (Exception)exception)
                : new VideoWaitCanceledException(
                    $"The submission of operation {id} was canceled; {SubmissionExceptionFactory.Describe(state)}.",
                    id, state, cancellationToken.IsCancellationRequested ? cancellationToken : closing);
        }
        catch (RunwareException exception) when (exception is RunwareApiException or RunwareConnectionException or SpendingLimitException)
        {
            isRefused = exception.SubmissionState == SubmissionState.Refused;
            string reason = exception is RunwareApiException api
                ? $"{api.Error.Code}, HTTP {(int?)api.StatusCode}"
                : exception.GetType().Name;
            Log.NotSubmitted(_logger, id, exception.SubmissionState ?? SubmissionState.Unknown, reason);
            throw;
        }
        catch (Exception exception) when (exception is MediaChangedException or VideoRequestValidationException)
        {
            SubmissionState state = StateOf(submission, request);
            IReadOnlyList<VideoRequestError> errors = exception is VideoRequestValidationException invalid
                ? invalid.Errors
                : [SubmissionExceptionFactory.SourceChanged(exception.Message, id, state)];
            throw new VideoRequestValidationException(errors) { OperationId = id, SubmissionState = state };
        }
        finally
        {
            preconditions.Close(submission is { MayBeCharged: true }, isRefused);
        }
    }

    private async Task<PreparedSubmission> PrepareAsync(
        VideoRequest request, VideoOperationId id, SubmissionPreconditions preconditions, CancellationToken cancellationToken)
    {
        Uri? webhook = request.Webhook ?? options.WebhookUrlFactory?.Invoke(id);
        RequestBody body = await VideoTaskBody.PrepareAsync(request, id.TaskId, webhook, cancellationToken).ConfigureAwait(false);
        return new PreparedSubmission
        {
            Id = id,
            OwnsId = request.TaskId is not null,
            SentByClient = _sent,
            Body = body,
            Redactor = transport.Redactor.For(request.Parameters),
            Preconditions = preconditions,
        };
    }

    private async ValueTask<SubmissionAttemptOutcome> AttemptAsync(
        SubmissionProtocol submission, VideoOperationId id, CancellationToken cancellationToken)
    {
        SubmissionAttemptOutcome attempt = await submission.AttemptAsync(cancellationToken).ConfigureAwait(false);
        if (attempt.CanRetry || attempt.IsThrottled)
        {
            Instruments.Resends.Record(1);
            Log.SubmissionRetrying(_logger, id, submission.Attempts, attempt.Reason!);
        }

        return attempt;
    }

    private void Notify(SubmissionAttemptOutcome accepted)
    {
        if (accepted.IsJoined)
        {
            Log.Joined(_logger, accepted.Id);
        }
        else
        {
            Log.Accepted(_logger, accepted.Id);
        }
    }

    /// <summary>Before the first attempt nothing was sent; but a job of the caller's own id may be there since an earlier time.</summary>
    private static SubmissionState StateOf(SubmissionProtocol? submission, VideoRequest request) =>
        submission?.State ?? (request.TaskId is null ? SubmissionState.NotSent : SubmissionState.Unknown);

    private VideoGenerationTimeoutException TimedOut(VideoOperationId id, SubmissionState state, Exception exception) =>
        new(
            $"The video task was not submitted within {options.CompletionTimeout}; {SubmissionExceptionFactory.Describe(state)}. "
                + $"Operation {id}.",
            new VideoResult(id, [], []),
            exception)
        {
            OperationId = id,
            SubmissionState = state,
        };
}
