namespace Runware.Wan25.Polling;

internal enum WatchSignal
{
    None,

    /// <summary>The service answered about the operation; it goes on.</summary>
    Answered,

    /// <summary>The operation has ended.</summary>
    Ended,

    /// <summary>The service does not let the client ask, or too many questions of an update failed.</summary>
    Refused,

    /// <summary>The deadline has passed.</summary>
    TimedOut,

    /// <summary>The watcher's token was cancelled.</summary>
    Canceled,

    /// <summary>The client was disposed.</summary>
    Closed,
}

/// <summary>One party that waits for news of an operation, with its own deadline and its own token. It keeps the operation being polled until disposed.</summary>
internal sealed class Watch : IDisposable
{
    private readonly PollScheduler _scheduler;
    private readonly ITimer? _timer;
    private readonly CancellationTokenRegistration _registration;
    private TaskCompletionSource<WatchSignal>? _waiting;
    private WatchSignal _final;
    private bool _answered;

    public Watch(PollScheduler scheduler, PolledOperation operation, Deadline deadline, TimeProvider clock, CancellationToken cancellationToken)
    {
        _scheduler = scheduler;
        Operation = operation;
        if (deadline.HasPassed)
        {
            _final = WatchSignal.TimedOut;
        }
        else if (deadline.Remaining is var left && left != Timeout.InfiniteTimeSpan)
        {
            _timer = clock.CreateTimer(static state => ((Watch)state!).Signal(WatchSignal.TimedOut), this, left, Timeout.InfiniteTimeSpan);
        }

        _registration = cancellationToken.UnsafeRegister(static state => ((Watch)state!).Signal(WatchSignal.Canceled), this);
    }

    public PolledOperation Operation { get; }

    /// <summary>Whether to wake for every answer, or only for an end.</summary>
    public bool WantsAnswers { get; init; }

    /// <summary>A request that was on its way when the watch began: its answer is too old for who asked for a new one.</summary>
    public PollBatch? Ignored { get; init; }

    /// <summary>How many failed polls the watcher bears; a wait bears any number.</summary>
    public int Patience { get; set; } = int.MaxValue;

    /// <summary>Waits for the next signal. After a final one it gives that again and again.</summary>
    public ValueTask<WatchSignal> NextAsync()
    {
        lock (_scheduler.Gate)
        {
            if (_final != WatchSignal.None)
            {
                return new(_final);
            }

            if (_answered)
            {
                _answered = false;
                return new(WatchSignal.Answered);
            }

            _waiting = new(TaskCreationOptions.RunContinuationsAsynchronously);
            return new(_waiting.Task);
        }
    }

    public void Signal(WatchSignal signal)
    {
        TaskCompletionSource<WatchSignal>? waiting;
        lock (_scheduler.Gate)
        {
            if (_final != WatchSignal.None || (signal == WatchSignal.Answered && !WantsAnswers))
            {
                return;
            }

            waiting = _waiting;
            _waiting = null;
            _answered = signal == WatchSignal.Answered && waiting is null;
            _final = signal == WatchSignal.Answered ? WatchSignal.None : signal;
        }

        waiting?.TrySetResult(signal);
    }

    public void Dispose()
    {
        _timer?.Dispose();
        _registration.Unregister();
        _scheduler.Leave(this);
    }
}
