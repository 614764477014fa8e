namespace Runware.Wan25.Polling;

/// <summary>One wait for one operation, from its first moment to its end: signals in, exceptions out.</summary>
internal sealed class OperationWait : IDisposable
{
    private readonly Watch _watch;
    private readonly TimeSpan _timeout;
    private readonly CancellationToken _cancellationToken;
    private readonly CancellationToken _closing;

    public OperationWait(PollScheduler scheduler, OperationState state, WaitSettings settings, CancellationToken cancellationToken)
    {
        _timeout = settings.Timeout;
        _cancellationToken = cancellationToken;
        _closing = settings.Closing;
        _watch = scheduler.Join(state, settings, operation => new Watch(scheduler, operation, settings.Deadline, settings.Clock, cancellationToken)
        {
            WantsAnswers = settings.WantsAnswers,
            Ignored = settings.AskNow ? operation.InFlight : null,
            Patience = settings.Patience,
        }) ?? throw Left(state.Id, settings.Closing);
    }

    /// <summary>What is known, shared with everybody who waits for the same operation.</summary>
    public OperationState State => _watch.Operation.State;

    /// <summary>Waits for the next answer about the operation, or for its end. Whether it has ended.</summary>
    public async ValueTask<bool> NextAsync() => HasEndedBy(await NextSignalAsync().ConfigureAwait(false));

    public ValueTask<WatchSignal> NextSignalAsync() => State.HasEnded ? new(WatchSignal.Ended) : _watch.NextAsync();

    /// <summary>What a signal says: the operation goes on, has ended, or the wait is broken off with an exception.</summary>
    public bool HasEndedBy(WatchSignal signal)
    {
        switch (signal)
        {
            case WatchSignal.Answered:
                return false;
            case WatchSignal.Ended:
                return true;
            case WatchSignal.Refused:
                throw _watch.Operation.LastTrouble!.ToException(State.Id);
            case WatchSignal.TimedOut:
                throw TimedOut();
            default:
                throw Left(State.Id, signal == WatchSignal.Canceled ? _cancellationToken : _closing);
        }
    }

    private static VideoWaitCanceledException Left(VideoOperationId id, CancellationToken token) =>
        new($"Operation {id} is no longer waited for. It goes on at the service; resume with GetOperation.", id, SubmissionState.Accepted, token);

    public void Dispose() => _watch.Dispose();

    private VideoGenerationTimeoutException TimedOut()
    {
        var trouble = _watch.Operation.LastTrouble is { } last ? $" The last failed question about it: {last.Text}." : "";
        return new VideoGenerationTimeoutException(
            $"Operation {State.Id} did not end within {_timeout}; {State.Videos.Length} of {State.Id.ResultCount} videos are there. "
            + $"It goes on at the service; resume with GetOperation.{trouble}",
            State.ToResult(), _watch.Operation.LastTrouble is { Refusal: var refusal, Failure: var failure } ? refusal ?? failure : null)
        {
            OperationId = State.Id,
            SubmissionState = SubmissionState.Accepted,
        };
    }
}
