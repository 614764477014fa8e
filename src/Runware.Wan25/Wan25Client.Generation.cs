using Runware.Wan25.Diagnostics;
using Runware.Wan25.Polling;
using Runware.Wan25.Submission;
using Runware.Wan25.Transport;

namespace Runware.Wan25;

/// <content>Submitting requests, and waiting for their videos.</content>
public sealed partial class Wan25Client
{
    /// <inheritdoc/>
    public Task<VideoResult> GenerateAsync(
        VideoRequest request, IProgress<VideoProgress>? progress = null, CancellationToken cancellationToken = default) =>
        GenerateAsync(request, entry: null, progress, cancellationToken);

    /// <inheritdoc/>
    public Task<VideoResult> GenerateAsync(VideoRequest request, CancellationToken cancellationToken) =>
        GenerateAsync(request, null, cancellationToken);

    /// <inheritdoc/>
    public IAsyncEnumerable<VideoOutcome> GenerateAllAsync(
        IEnumerable<VideoRequest> requests, IProgress<VideoProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(requests);
        ThrowIfClosed();
        return VideoBatch.RunAsync(
            requests,
            (entry, stopping, caller) => GenerateOutcomeAsync(entry, progress, stopping, caller),
            _closing.Token,
            cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<VideoOperation> SubmitAsync(VideoRequest request, CancellationToken cancellationToken = default)
    {
        VideoOperationId id = Begin(request, cancellationToken);
        using var timeout = new SubmissionTimeout(_options.CompletionTimeout, startsAtAdmission: false, _services.Clock);
        var settings = new SubmissionSettings { Timeout = timeout, WaitsForCapacity = false };
        return await SubmitAsync(request, id, settings, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public VideoOperation GetOperation(VideoOperationId id) => GetOperation(id, _transport.Redactor);

    /// <inheritdoc/>
    public VideoOperation GetOperation(VideoOperationId id, VideoRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return GetOperation(id, _transport.Redactor.For(request.Parameters));
    }

    private VideoOperationId Begin(VideoRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ThrowIfClosed();
        cancellationToken.ThrowIfCancellationRequested();
        return new VideoOperationId(request.TaskId ?? _services.NewId(), request.ResultCount);
    }

    private async Task<VideoOutcome> GenerateOutcomeAsync(
        VideoBatchEntry entry, IProgress<VideoProgress>? progress, CancellationToken stopping, CancellationToken caller)
    {
        try
        {
            entry = entry with { OperationId = Begin(entry.Request, stopping) };
            VideoResult result = await GenerateAsync(entry.Request, entry, progress, stopping).ConfigureAwait(false);
            return new VideoOutcome(entry.Index, entry.Request, result.OperationId, result, exception: null);
        }
        catch (VideoWaitCanceledException exception)
        {
            // The token that stopped it is the batch's own.
            var canceled = new VideoWaitCanceledException(
                exception.Message,
                exception.OperationId,
                exception.SubmissionState,
                caller.IsCancellationRequested ? caller : exception.CancellationToken);
            return new VideoOutcome(entry.Index, entry.Request, canceled.OperationId, result: null, canceled);
        }
        catch (Exception exception)
        {
            VideoOperationId? operationId = (exception as RunwareException)?.OperationId ?? entry.OperationId;
            return new VideoOutcome(entry.Index, entry.Request, operationId, result: null, exception);
        }
    }

    /// <summary>Submits and waits. For an entry of a batch, the time limit begins with the admission.</summary>
    private async Task<VideoResult> GenerateAsync(
        VideoRequest request, VideoBatchEntry? entry, IProgress<VideoProgress>? progress, CancellationToken cancellationToken)
    {
        VideoOperationId id = entry?.OperationId ?? Begin(request, cancellationToken);
        progress = NonThrowingProgress<VideoProgress>.Over(progress, _services.Logger, id);
        VideoOperation operation = await SubmitToWaitAsync(request, id, progress, entry?.OnAdmitted, cancellationToken)
            .ConfigureAwait(false);
        return await _waiter.WaitAsync(operation, progress, cancellationToken, hasOneLimit: true).ConfigureAwait(false);
    }

    // A method of its own: what only the submission needs is not kept for the minutes of the wait.
    private async Task<VideoOperation> SubmitToWaitAsync(
        VideoRequest request,
        VideoOperationId id,
        IProgress<VideoProgress>? progress,
        Action? onAdmitted,
        CancellationToken cancellationToken)
    {
        using var timeout = new SubmissionTimeout(
            _options.CompletionTimeout, startsAtAdmission: onAdmitted is not null, _services.Clock);
        var settings = new SubmissionSettings
        {
            Timeout = timeout,
            WaitsForCapacity = true,
            OnAdmitted = onAdmitted,
            OnPrepared = () => progress?.Report(new VideoProgress(id) { Expected = id.ResultCount }),
        };
        return await SubmitAsync(request, id, settings, cancellationToken).ConfigureAwait(false);
    }

    private async Task<VideoOperation> SubmitAsync(
        VideoRequest request, VideoOperationId id, SubmissionSettings settings, CancellationToken cancellationToken)
    {
        var trace = OperationTelemetry.OfSubmission(request, id, _options.Endpoint, _services.Clock);
        try
        {
            SubmissionAttemptOutcome accepted = await _submitter
                .SubmitAsync(request, id, settings, trace, cancellationToken).ConfigureAwait(false);
            var operation = new VideoOperation(
                OperationState.OfAccepted(
                    accepted.Id,
                    _transport.Redactor.For(request.Parameters),
                    accepted.FinishedRows,
                    _services.Clock),
                new OperationOrigin
                {
                    Expected = new ExpectedResultCount(accepted.Id.ResultCount, accepted.IsCountKnown),
                    Deadline = settings.Timeout.Deadline,
                    Trace = trace,
                    AcceptedAt = accepted.IsJoined ? null : _services.Clock.GetTimestamp(),
                },
                _waiter);
            trace.Keep();
            if (operation.HasCompleted)
            {
                OnEnded(operation.ToResult());
            }

            return operation;
        }
        catch (Exception exception)
        {
            trace.End(exception);
            throw;
        }
    }

    private VideoOperation GetOperation(VideoOperationId id, Redactor redactor)
    {
        ThrowIfClosed();
        VideoOperationId.ThrowIfInvalid(id, nameof(id));
        return new VideoOperation(
            new OperationState(id, redactor),
            new OperationOrigin { Expected = new ExpectedResultCount(id.ResultCount, IsKnown: false) },
            _waiter);
    }

    /// <summary>Called when a handle sees the end of its operation; again for each handle of one operation.</summary>
    private void OnEnded(VideoResult result)
    {
        OperationTelemetry.EndSubmission(result);
        _spending?.Settle(result);
        _admission.OnEnded(result.OperationId.TaskId);
    }
}
