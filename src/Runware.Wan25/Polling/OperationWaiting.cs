using Runware.Wan25.Diagnostics;

namespace Runware.Wan25.Polling;

/// <summary>How the handles of a client wait: which deadline holds, who is told, and what is logged and traced when a wait is over.</summary>
internal sealed class OperationWaiting(
    PollScheduler scheduler, Wan25ClientOptions options, ClientEnvironment environment, OperationOrigin origin, CancellationToken closing)
{
    private OperationTrace? _trace = origin.Trace;

    public bool Nudge(VideoOperationId id) => scheduler.Nudge(id.TaskId);

    public OperationWait ForUpdate(OperationState state, CancellationToken cancellationToken) =>
        new(scheduler, state, Settings(wantsAnswers: true) with { AskNow = true, Patience = options.Retry.MaxAttempts }, cancellationToken);

    public OperationWait ForVideos(OperationState state, CancellationToken cancellationToken)
    {
        BeginTrace(state.Id);
        return new(scheduler, state, Settings(wantsAnswers: true), cancellationToken);
    }

    public async Task<VideoResult> WaitAsync(VideoOperation operation, IProgress<VideoProgress>? progress, CancellationToken cancellationToken, bool hasOneLimit = false)
    {
        BeginTrace(operation.Id);
        var since = origin.Deadline ?? Deadline.After(Timeout.InfiniteTimeSpan, environment.Clock);
        using var wait = new OperationWait(scheduler, operation.State, Settings(wantsAnswers: progress is not null, hasOneLimit), cancellationToken);
        operation.Share(wait.State);
        try
        {
            // Not through NextAsync: thousands wait here, and another async method would keep memory for each of them.
            progress?.Report(Progress(wait.State, since));
            while (!wait.HasEndedBy(await wait.NextSignalAsync().ConfigureAwait(false)))
            {
                progress?.Report(Progress(wait.State, since));
            }
        }
        catch (Exception exception)
        {
            EndTrace(wait.State.Id, exception);
            throw;
        }

        EndTrace(wait.State);
        progress?.Report(Progress(wait.State, since));
        return ResultOrThrow(wait.State);
    }

    /// <summary>Waits for the next answer, and closes the books when it is the last or when the wait is broken off.</summary>
    public async ValueTask<bool> NextAsync(OperationWait wait)
    {
        try
        {
            var hasEnded = await wait.NextAsync().ConfigureAwait(false);
            if (hasEnded)
            {
                EndTrace(wait.State);
            }

            return hasEnded;
        }
        catch (Exception exception)
        {
            EndTrace(wait.State.Id, exception);
            throw;
        }
    }

    public static VideoResult ResultOrThrow(OperationState state) => FailureOf(state) is { } failure ? throw failure : state.ToResult();

    /// <summary>What to throw for an operation that has ended, if it has made no video.</summary>
    public static VideoGenerationFailedException? FailureOf(OperationState state)
    {
        var result = state.ToResult();
        if (result.Videos.Count > 0)
        {
            return null;
        }

        var error = result.Failures[0].Error;
        return new VideoGenerationFailedException($"No video was made: {error.Message} [{error.Code}] (operation {state.Id})", result.Failures)
        {
            OperationId = state.Id,
            SubmissionState = SubmissionState.Accepted,
        };
    }

    public static VideoProgress Progress(OperationState state, Deadline since) => new(state.Id)
    {
        Status = state.Status,
        Completed = state.Videos.Length,
        Failed = state.Errors.Length,
        Expected = state.Id.ResultCount,
        Percent = state.Percent,
        Elapsed = since.Elapsed,
    };

    /// <summary>Submitting and waiting share one time limit. Once that has passed, a new wait has the whole limit for itself, as a resumed one has.</summary>
    private WaitSettings Settings(bool wantsAnswers, bool hasOneLimit = false) => new()
    {
        Deadline = origin.Deadline is { } shared && (hasOneLimit || !shared.HasPassed) ? shared : Deadline.After(options.CompletionTimeout, environment.Clock),
        Timeout = options.CompletionTimeout,
        Clock = environment.Clock,
        Closing = closing,
        WasResumed = origin.WasResumed,
        AcceptedAt = origin.AcceptedAt,
        WantsAnswers = wantsAnswers,
        Patience = int.MaxValue,
    };

    private void BeginTrace(VideoOperationId id)
    {
        if (origin.WasResumed)
        {
            _trace ??= OperationTrace.OfResumedWait(id, options.Endpoint, environment.Clock);
        }
    }

    private void EndTrace(OperationState state)
    {
        if (Interlocked.Exchange(ref _trace, null) is { } trace)
        {
            var result = state.ToResult();
            trace.End(result);
            Log.Ended(environment.Logger, state.Id, result.Videos.Count, result.Failures.Count);
            if (result.Videos.Count == 0)
            {
                Log.Failed(environment.Logger, state.Id, result.Failures[0].Error.Code);
            }
        }
    }

    private void EndTrace(VideoOperationId id, Exception exception)
    {
        Interlocked.Exchange(ref _trace, null)?.End(exception);
        switch (exception)
        {
            case VideoGenerationTimeoutException:
                Log.TimedOut(environment.Logger, id);
                break;
            case OperationCanceledException:
                Log.WaitCanceled(environment.Logger, id);
                break;
        }
    }
}
