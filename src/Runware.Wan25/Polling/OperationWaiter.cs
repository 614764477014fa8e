using Runware.Wan25.Diagnostics;

namespace Runware.Wan25.Polling;

/// <summary>
/// Runs the waits of a client's handles: which deadline applies, who is notified, what is logged and traced, and which exception carries
/// what is known at the end.
/// </summary>
internal sealed class OperationWaiter(
    PollScheduler scheduler,
    Wan25ClientOptions options,
    InjectedServices services,
    Action<VideoResult> onEnded,
    CancellationToken closing)
{
    public bool RequestPoll(VideoOperationId id) => scheduler.RequestPoll(id.TaskId);

    public async Task UpdateAsync(VideoOperation operation, CancellationToken cancellationToken)
    {
        using Subscription subscription = Subscribe(operation, wantsResponses: true, cancellationToken, isUpdate: true);
        if (HasEnded(operation, subscription, await subscription.NextAsync().ConfigureAwait(false), cancellationToken))
        {
            End(operation);
        }
    }

    public async Task<VideoResult> WaitAsync(
        VideoOperation operation, IProgress<VideoProgress>? progress, CancellationToken cancellationToken, bool hasOneLimit = false)
    {
        BeginTrace(operation);
        var reporter = ProgressReporter.Over(progress, operation, services);
        try
        {
            // Before the subscription: a response that comes at once must not be the first that is reported.
            reporter?.Report();
            using Subscription subscription = Subscribe(operation, wantsResponses: reporter is not null, cancellationToken, hasOneLimit);
            while (!HasEnded(operation, subscription, await subscription.NextAsync().ConfigureAwait(false), cancellationToken))
            {
                reporter?.Report();
            }

            End(operation);
        }
        catch (Exception exception)
        {
            EndTrace(operation, exception);
            throw;
        }

        reporter?.Report();
        return operation.ToResultOrThrow();
    }

    public Subscription SubscribeToVideos(VideoOperation operation, CancellationToken cancellationToken)
    {
        BeginTrace(operation);
        try
        {
            return Subscribe(operation, wantsResponses: true, cancellationToken);
        }
        catch (Exception exception)
        {
            EndTrace(operation, exception);
            throw;
        }
    }

    /// <summary>
    /// Waits for the next response, and ends the trace when it is the last or when the wait is broken off. Returns whether it is the last.
    /// </summary>
    public async ValueTask<bool> NextAsync(VideoOperation operation, Subscription subscription, CancellationToken cancellationToken)
    {
        try
        {
            if (!HasEnded(operation, subscription, await subscription.NextAsync().ConfigureAwait(false), cancellationToken))
            {
                return false;
            }

            End(operation);
            return true;
        }
        catch (Exception exception)
        {
            EndTrace(operation, exception);
            throw;
        }
    }

    /// <summary>Ends the trace of a resumed wait that the caller has left, as that of a canceled one.</summary>
    public static void Abandon(VideoOperation operation)
    {
        if (operation.Origin.Trace is { IsOfSubmission: false })
        {
            operation.Origin.TakeTrace()?.End(new OperationCanceledException());
        }
    }

    // Submitting and waiting share one time limit. Once that has passed, a new wait has the whole limit for itself, as a resumed one has.
    private Subscription Subscribe(
        VideoOperation operation, bool wantsResponses, CancellationToken cancellationToken, bool hasOneLimit = false, bool isUpdate = false)
    {
        Deadline deadline = operation.Origin.Deadline is { IsUnset: false } shared && (hasOneLimit || !shared.HasPassed)
            ? shared
            : Deadline.After(options.CompletionTimeout, services.Clock);
        return scheduler.Subscribe(operation, new SubscriptionOptions
        {
            Deadline = deadline,
            Token = cancellationToken,
            WantsResponses = wantsResponses,
            Attempts = isUpdate ? new FailedPollLimit(options.Retry.MaxAttempts, deadline, scheduler.MaxHold) : null,
        }) ?? throw Canceled(operation, closing);
    }

    /// <summary>Determines what a signal means: the operation goes on, has ended, or the wait is broken off with an exception.</summary>
    private bool HasEnded(
        VideoOperation operation,
        Subscription subscription,
        SubscriptionSignal signal,
        CancellationToken cancellationToken) => signal switch
        {
            SubscriptionSignal.Responded => false,
            SubscriptionSignal.Ended or SubscriptionSignal.TimedOut or SubscriptionSignal.Refused when operation.HasCompleted => true,
            SubscriptionSignal.Refused => throw subscription.Error!.ToException(operation.Id, operation.Snapshot.SubmissionState),
            SubscriptionSignal.TimedOut => throw TimedOut(operation, subscription.Operation.LastError),
            SubscriptionSignal.Canceled => throw Canceled(operation, cancellationToken),
            _ => throw Canceled(operation, closing),
        };

    private VideoGenerationTimeoutException TimedOut(VideoOperation operation, PollError? lastError)
    {
        OperationSnapshot snapshot = operation.Snapshot;
        string failed = lastError is null ? "" : $" Last poll error: {lastError.Text}.";
        return new VideoGenerationTimeoutException(
            $"Operation {operation.Id} did not complete within {options.CompletionTimeout} ({nameof(options.CompletionTimeout)}); "
                + $"{snapshot.Videos.Length} of {snapshot.Expected(operation.Expected)} videos are available. "
                + $"{WhatIsKnown(operation)}{failed}",
            operation.ToResult(),
            lastError?.Refusal ?? lastError?.Failure)
        {
            OperationId = operation.Id,
            SubmissionState = snapshot.SubmissionState,
        };
    }

    private static VideoWaitCanceledException Canceled(VideoOperation operation, CancellationToken token) =>
        new(
            $"The wait for operation {operation.Id} was canceled. {WhatIsKnown(operation)}",
            operation.Id,
            operation.Snapshot.SubmissionState,
            token);

    private static string WhatIsKnown(VideoOperation operation) => operation.Snapshot.IsAccepted
        ? "The service accepted it, and this does not cancel it; resume with GetOperation."
        : "No response has confirmed that the service accepted this task.";

    // A wait that was broken off has ended the trace of the submission; the next wait has one of its own.
    private void BeginTrace(VideoOperation operation) =>
        operation.Origin.Trace ??= OperationTelemetry.OfResumedWait(operation.Id, options.Endpoint, services.Clock);

    private void End(VideoOperation operation)
    {
        onEnded(operation.ToResult());

        // Another wait on the handle, broken off or left, may have ended the trace that both share; and an update has begun none. Each
        // update of an operation that has ended sees the end again.
        if (!OperationTelemetry.IsCounted(operation.Id.TaskId))
        {
            BeginTrace(operation);
        }

        if (operation.Origin.TakeTrace() is { } trace)
        {
            VideoResult result = operation.ToResult();
            trace.End(result);
            Log.Ended(services.Logger, operation.Id, result.Videos.Count, result.Failures.Count);
            if (result.Videos.Count == 0 && result.Failures.Count > 0)
            {
                Log.Failed(services.Logger, operation.Id, result.Failures[0].Error.Code);
            }
        }
    }

    private void EndTrace(VideoOperation operation, Exception exception)
    {
        operation.Origin.TakeTrace()?.End(exception);
        switch (exception)
        {
            case VideoGenerationTimeoutException:
                Log.TimedOut(services.Logger, operation.Id);
                break;
            case OperationCanceledException:
                Log.WaitCanceled(services.Logger, operation.Id);
                break;
        }
    }
}
