using System.Threading.Tasks.Sources;

namespace Runware.Wan25.Polling;

/// <summary>
/// One party that waits for news of an operation, with its own deadline and its own token. It keeps the operation being polled until it has
/// ended.
/// </summary>
/// <remarks>
/// It is the source of the task that it is awaited by, since a <see cref="TaskCompletionSource{TResult}"/> and its task would be 96 bytes
/// more for each operation that is waited for. One consumer awaits one signal at a time.
/// </remarks>
internal sealed class Subscription : IValueTaskSource<SubscriptionSignal>, IDisposable
{
    private readonly PollScheduler _scheduler;
    private readonly VideoOperation _handle;
    private readonly FailedPollLimit? _attempts;
    private readonly bool _wantsResponses;
    private readonly ITimer? _timer;
    private readonly CancellationTokenRegistration _registration;
    private ManualResetValueTaskSourceCore<SubscriptionSignal> _next = new() { RunContinuationsAsynchronously = true };
    private bool _isWaiting;
    private volatile SubscriptionSignal _final;
    private bool _hasResponse;

    public Subscription(
        PollScheduler scheduler, PolledOperation operation, VideoOperation handle, TimeProvider clock, in SubscriptionOptions options)
    {
        _scheduler = scheduler;
        _handle = handle;
        _wantsResponses = options.WantsResponses;
        _attempts = options.Attempts;
        Operation = operation;
        Ignored = _attempts is null ? null : operation.InFlight;
        if (options.Deadline.HasPassed)
        {
            _final = SubscriptionSignal.TimedOut;
        }
        else if (options.Deadline.Remaining is var left && left != Timeout.InfiniteTimeSpan)
        {
            _timer = clock.CreateTimer(
                static state => ((Subscription)state!).Signal(SubscriptionSignal.TimedOut), this, left, Timeout.InfiniteTimeSpan);
        }

        _registration = options.Token.UnsafeRegister(static state => ((Subscription)state!).Signal(SubscriptionSignal.Canceled), this);
    }

    public PolledOperation Operation { get; }

    /// <summary>The request that was on its way when the subscription began: its response is too old for an update.</summary>
    public PollBatch? Ignored { get; }

    /// <summary>Whether it is over, so that nothing is polled for it.</summary>
    public bool HasEnded => _final != SubscriptionSignal.None;

    /// <summary>Whether what is known ends it. The handle keeps that end.</summary>
    public bool IsOver => _handle.HasCompleted;

    /// <summary>The error of the last poll that failed.</summary>
    public PollError? Error { get; private set; }

    /// <summary>Waits for the next signal. After a final one it returns that each time.</summary>
    public ValueTask<SubscriptionSignal> NextAsync()
    {
        if (IsOver)
        {
            return new(SubscriptionSignal.Ended);
        }

        // Not on an object of its own: that would be 24 bytes more for each operation that is waited for.
        lock (this)
        {
            if (_final != SubscriptionSignal.None)
            {
                return new(_final);
            }

            if (_hasResponse)
            {
                _hasResponse = false;
                return new(SubscriptionSignal.Responded);
            }

            _next.Reset();
            _isWaiting = true;
            return new(this, _next.Version);
        }
    }

    /// <summary>
    /// Takes in a response, and returns what it is for this party: a failed poll means nothing to a wait, and uses up the attempts of an
    /// update. One that was refused for its size is no attempt: the operation is polled again in a smaller one.
    /// </summary>
    public SubscriptionSignal Receive(PollBatch batch, in PollDecision decision, bool isAttempt = true)
    {
        if (IsOver)
        {
            return SubscriptionSignal.Ended;
        }

        Error = decision.Error ?? Error;
        if (decision.Signal == SubscriptionSignal.None && Ignored != batch && _attempts is not null)
        {
            bool isLast = _attempts.EndWith(decision.RetryAfter, isAttempt);
            return isLast ? SubscriptionSignal.Refused : SubscriptionSignal.None;
        }

        return decision.Signal switch
        {
            SubscriptionSignal.Responded when Ignored == batch || !_wantsResponses => SubscriptionSignal.None,
            var signal => signal,
        };
    }

    public void Signal(SubscriptionSignal signal)
    {
        bool wasWaiting;
        lock (this)
        {
            if (_final != SubscriptionSignal.None || (signal == SubscriptionSignal.Responded && !_wantsResponses))
            {
                return;
            }

            wasWaiting = _isWaiting;
            _isWaiting = false;
            _hasResponse = signal == SubscriptionSignal.Responded && !wasWaiting;
            _final = signal == SubscriptionSignal.Responded ? SubscriptionSignal.None : signal;
        }

        if (wasWaiting)
        {
            _next.SetResult(signal);
        }
    }

    public void Dispose()
    {
        _timer?.Dispose();
        _registration.Unregister();
        _scheduler.Unsubscribe(this);
    }

    SubscriptionSignal IValueTaskSource<SubscriptionSignal>.GetResult(short token) => _next.GetResult(token);

    ValueTaskSourceStatus IValueTaskSource<SubscriptionSignal>.GetStatus(short token) => _next.GetStatus(token);

    void IValueTaskSource<SubscriptionSignal>.OnCompleted(
        Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _next.OnCompleted(continuation, state, token, flags);
}
