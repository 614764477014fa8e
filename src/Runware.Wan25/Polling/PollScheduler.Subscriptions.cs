namespace Runware.Wan25.Polling;

/// <content>Subscriptions to operations.</content>
internal sealed partial class PollScheduler
{
    public bool HasOperations
    {
        get
        {
            lock (_sync)
            {
                return _operations.Count > 0;
            }
        }
    }

    /// <summary>Gets or sets what is called when no operation is waited for any more.</summary>
    public Action? OnIdle { get; set; }

    public bool IsAwaited(Guid taskId)
    {
        lock (_sync)
        {
            return _operations.TryGetValue(taskId, out PolledOperation? operation) && operation.IsAwaited;
        }
    }

    /// <summary>
    /// Subscribes to an operation. Handles of one id share what is known about it: the handle takes the state of those that wait already.
    /// </summary>
    /// <returns>The subscription; <see langword="null"/> once the client is disposed.</returns>
    public Subscription? Subscribe(VideoOperation handle, in SubscriptionOptions options)
    {
        Subscription subscription;
        lock (_sync)
        {
            if (_isClosed)
            {
                return null;
            }

            // Another subscription of the handle may replace it.
            OperationState state = handle.State;
            if (!_operations.TryGetValue(state.Id.TaskId, out PolledOperation? operation))
            {
                operation = new PolledOperation(state, handle.Origin.AcceptedAt);
                _operations.Add(state.Id.TaskId, operation);
            }
            else if (operation.State != state)
            {
                operation.State.Merge(state.Snapshot);
                operation.State.AddPrompts(state.Redactor);
                handle.Share(operation.State);
            }

            bool isNew = !operation.IsAwaited;
            subscription = new Subscription(this, operation, handle, _clock, options);
            operation.Add(subscription);
            if (options.Attempts is not null)
            {
                operation.PollsAgain = operation.InFlight is not null;
                Schedule(operation, TimeSpan.Zero);
            }
            else if (isNew)
            {
                Schedule(operation, operation.AgeOn(_clock) is { } age ? _delays.FirstDelay(age) : TimeSpan.Zero);
            }
        }

        RunDue();
        return subscription;
    }

    public void Unsubscribe(Subscription subscription)
    {
        PollBatch? abandoned;
        Action? onIdle;
        lock (_sync)
        {
            PolledOperation operation = subscription.Operation;
            operation.Remove(subscription);
            if (!operation.HasSubscriptions && operation.InFlight is null)
            {
                _operations.Remove(operation.TaskId);
            }

            abandoned = operation.InFlight is { IsAwaited: false } batch ? batch : null;
            onIdle = _operations.Count == 0 ? OnIdle : null;
        }

        abandoned?.Cancel();
        onIdle?.Invoke();
    }
}
