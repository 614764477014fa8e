using Runware.Wan25.Diagnostics;
using Runware.Wan25.Transport;

namespace Runware.Wan25.Polling;

/// <content>The effects of a response: which subscriptions are signaled, and when each operation is polled next.</content>
internal sealed partial class PollScheduler
{
    /// <summary>Applies what one response means for each of its operations, and for the scheduler itself.</summary>
    private void Apply(PollBatch batch, ApiResponse response, PollResponseSummary summary)
    {
        int size = batch.Operations.Count;
        List<(Subscription Subscription, SubscriptionSignal Signal)>? signals = null;
        int limitBefore = _limit.Value;
        int limit;
        lock (_sync)
        {
            bool wasTooLarge = _limit.Learn(response.Status, summary.Named is not null, size, _operations.Count);
            Pause(summary);
            foreach (PolledOperation operation in batch.Operations)
            {
                var decision = PollDecision.For(operation, batch, summary);
                TimeSpan? age = operation.AgeOn(_clock);
                bool isSoon = wasTooLarge || operation.State.HasUnconfirmedFailure;
                TimeSpan usual = _delays.NextDelay(age, operation.Interval, Math.Min(_operations.Count, _limit.Value));
                Apply(operation, decision, isSoon ? _delays.MinDelay : usual);
                for (int index = 0; index < operation.SubscriptionCount; index++)
                {
                    Subscription subscription = operation.SubscriptionAt(index);
                    SubscriptionSignal signal = subscription.HasEnded
                        ? SubscriptionSignal.None
                        : subscription.Receive(batch, decision, isAttempt: !wasTooLarge);
                    if (signal != SubscriptionSignal.None)
                    {
                        (signals ??= []).Add((subscription, signal));
                    }
                }

                operation.RecordAge(
                    _delays, age, hasEnded: signals is [.., (var last, SubscriptionSignal.Ended)] && last.Operation == operation);
            }

            limit = _limit.Value;
        }

        if (limit < limitBefore)
        {
            Log.BatchLimitLowered(_logger, size, limit);
        }

        signals?.ForEach(static one => one.Subscription.Signal(one.Signal));
    }

    private void Apply(PolledOperation operation, in PollDecision decision, TimeSpan delay)
    {
        if (operation.History.MissedInBatchOf is > 0 and var size && operation.State.WasInLiveResponse)
        {
            _limit.LearnThatRowsGetLost(size);
        }

        operation.History = decision.History;
        operation.LastError = decision.Error ?? operation.LastError;
        operation.HeldUntil = decision.RetryAfter is { } hint ? _timer.After(Hold(hint)) : long.MinValue;
        operation.Interval = delay;
    }

    private TimeSpan Hold(TimeSpan hint) => hint < MaxHold ? hint : MaxHold;

    private void Pause(PollResponseSummary summary)
    {
        _hints = summary.RetryAfter is null ? 0 : _hints + 1;
        if (_hints >= HintsForPause)
        {
            _timer.Pause(Hold(summary.RetryAfter!.Value));
        }
    }

    private void Return(PollBatch batch)
    {
        List<Subscription>? ended = null;
        Action? onIdle;
        lock (_sync)
        {
            _inFlight.Remove(batch);
            foreach (PolledOperation operation in batch.Operations)
            {
                operation.InFlight = null;

                // Most have been signaled; not those that were added, or could not be signaled, while the response was read.
                for (int index = 0; index < operation.SubscriptionCount; index++)
                {
                    if (operation.SubscriptionAt(index) is { HasEnded: false, IsOver: true } subscription)
                    {
                        (ended ??= []).Add(subscription);
                    }
                }

                if (!operation.HasSubscriptions)
                {
                    _operations.Remove(operation.TaskId);
                }
                else if (operation.IsAwaited)
                {
                    Schedule(operation, operation.PollsAgain ? TimeSpan.Zero : operation.Interval);
                    operation.PollsAgain = false;
                }
            }

            onIdle = _operations.Count == 0 ? OnIdle : null;
        }

        ended?.ForEach(subscription => subscription.Signal(SubscriptionSignal.Ended));
        onIdle?.Invoke();
        RunDue();
    }

    private void Schedule(PolledOperation operation, TimeSpan delay)
    {
        operation.Interval = delay;
        if (operation.InFlight is null)
        {
            long due = Math.Max(_timer.After(delay), operation.HeldUntil);
            _queue.Enter(operation, operation.IsPollRequested ? Math.Min(due, RequestedPollDue(operation)) : due);
        }
    }
}
