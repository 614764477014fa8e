using Microsoft.Extensions.Logging;
using Runware.Wan25.Diagnostics;
using Runware.Wan25.Transport;

namespace Runware.Wan25.Polling;

/// <summary>
/// One loop for all operations of a client: whatever is due shares a POST, and what is nearly due fills the room that is left in it. A poll that fails costs
/// time and nothing else.
/// </summary>
internal sealed partial class PollScheduler : IDisposable
{
    // More would only crowd a service that answers a hundred operations in each.
    private const int MaxConcurrentPolls = 8;

    // One answer may be meant for one operation; from the second on the service is taken to be overloaded.
    private const int HintsForPause = 2;

    private readonly object _sync = new();
    private readonly ApiTransport _transport;
    private readonly PollDelayStrategy _delays;
    private readonly BatchSizeLimit _limit;
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;
    private readonly Dictionary<Guid, PolledOperation> _operations = [];
    private readonly PollQueue _queue = new();
    private readonly HashSet<PollBatch> _inFlight = [];
    private readonly PollTimer _timer;
    private readonly Func<PollBatch, Task> _poll;
    private int _hints;
    private bool _isClosed;

    public PollScheduler(ApiTransport transport, PollingOptions options)
    {
        _transport = transport;
        _delays = new(options);
        _limit = new(options.BatchSize);
        _clock = transport.Environment.Clock;
        _logger = transport.Environment.Logger;
        _timer = new(_clock, RunDue);
        _poll = PollAsync;
    }

    /// <summary>The longest time for which the service may hold back polls.</summary>
    public TimeSpan MaxHold => _delays.MaxHold;

    public void Dispose()
    {
        List<Subscription> subscriptions;
        List<PollBatch> batches;
        lock (_sync)
        {
            _isClosed = true;
            subscriptions = [.. _operations.Values.SelectMany(operation => operation.Subscriptions)];
            batches = [.. _inFlight];
        }

        _timer.Dispose();
        batches.ForEach(batch => batch.Cancel());
        subscriptions.ForEach(subscription => subscription.Signal(SubscriptionSignal.Closed));
    }

    private void RunDue()
    {
        lock (_sync)
        {
            while (!_isClosed && _inFlight.Count < MaxConcurrentPolls && TakeDue() is { } batch)
            {
                _inFlight.Add(batch);
                ThreadPool.UnsafeQueueUserWorkItem(batch, preferLocal: false);
            }

            if (!_isClosed && _inFlight.Count < MaxConcurrentPolls && _queue.TryPeek(out var next))
            {
                _timer.SetFor(next.Due);
            }
        }
    }

    /// <summary>Takes the operations of the next POST off the queue, or none when none is due.</summary>
    private PollBatch? TakeDue()
    {
        if (_timer.IsPaused || _queue.TakeBatch(_timer.Now, _limit.Value, _timer) is not { } taken)
        {
            return null;
        }

        var batch = new PollBatch(taken, _poll) { AskedAt = _timer.Now };
        foreach (var operation in taken)
        {
            operation.InFlight = batch;
            operation.RequestedPollAt = operation.IsPollRequested ? _timer.Now : operation.RequestedPollAt;
            operation.IsPollRequested = false;
        }

        return batch;
    }

    private async Task PollAsync(PollBatch batch)
    {
        try
        {
            using var response = await _transport.PostAsync(PollRequestBody.OfLiveStore(batch.Operations), batch.Token).ConfigureAwait(false);
            NotePoll(batch, response);
            var reading = PollResponseReader.Read(batch, response, _transport.Secrets, _clock);
            await AskArchiveAsync(batch, response).ConfigureAwait(false);
            PollResponseReader.End(batch, reading, _clock);
            LogUnfamiliarStatuses(batch);
            Apply(batch, response, reading);
        }
        catch (OperationCanceledException) when (batch.Token.IsCancellationRequested)
        {
            // Nobody waits for its operations any more; whoever came meanwhile is served by the next.
        }
        catch (Exception exception)
        {
            // Whatever an answer does to us, the waits of others go on, and at the usual pace: the next answer may do the same to us.
            Log.AnswerUnusable(_logger, batch.Operations.Count, exception);
            batch.SlowDown(_delays);
        }
        finally
        {
            Return(batch);
            batch.Dispose();
        }
    }

    private void NotePoll(PollBatch batch, ApiReply response)
    {
        Instruments.Polls.Add(1);
        if (response is { IsSuccessStatus: true, IsReadable: true })
        {
            Log.Polled(_logger, batch.Operations.Count);
        }
        else
        {
            Log.PollFailed(_logger, batch.Operations.Count, response.Describe());
        }
    }

    private void LogUnfamiliarStatuses(PollBatch batch)
    {
        foreach (var operation in batch.Operations)
        {
            if (operation.State.Snapshot.Status is { IsFamiliar: false } status && status != operation.LoggedStatus)
            {
                operation.LoggedStatus = status;
                Log.UnknownStatus(_logger, operation.State.Id, status);
            }
        }
    }

    private async ValueTask AskArchiveAsync(PollBatch batch, ApiReply response)
    {
        if (!response.IsReadable)
        {
            return;
        }

        List<PolledOperation>? due = null;
        foreach (var operation in batch.Operations)
        {
            if (operation.State.IsUndecided && operation.Archive.AreDue(operation.State, operation.AgeOn(_clock), _clock))
            {
                operation.Archive.NoteAsked(_clock);
                (due ??= []).Add(operation);
            }
        }

        if (due is not null)
        {
            using var archive = await _transport.PostAsync(PollRequestBody.OfArchive(due), batch.Token).ConfigureAwait(false);
            Instruments.Polls.Add(1);
            PollResponseReader.ReadArchive(due, archive, _clock);
        }
    }

    /// <summary>Applies what one answer means for each of its operations, and for the scheduler itself.</summary>
    private void Apply(PollBatch batch, ApiReply response, PollReading reading)
    {
        var size = batch.Operations.Count;
        List<(Subscription, SubscriptionSignal)>? signals = null;
        var limitBefore = _limit.Value;
        int limit;
        lock (_sync)
        {
            var wasTooLarge = _limit.Learn(response.Status, reading.NamesOperation, size);
            Pause(reading);
            foreach (var operation in batch.Operations)
            {
                var decision = PollDecision.For(operation, batch, reading);
                var age = operation.AgeOn(_clock);
                var isSoon = wasTooLarge || operation.State.HasUnconfirmedFailure;
                Apply(operation, decision, isSoon ? _delays.MinDelay : _delays.NextDelay(age, operation.Interval, Math.Min(_operations.Count, _limit.Value)));
                for (var index = 0; index < operation.SubscriptionCount; index++)
                {
                    var subscription = operation.SubscriptionAt(index);
                    if (!subscription.HasEnded && subscription.SignalFor(batch, decision) is not SubscriptionSignal.None and var signal)
                    {
                        (signals ??= []).Add((subscription, signal));
                    }
                }

                operation.TeachAge(_delays, age, hasEnded: signals is [.., (var last, SubscriptionSignal.Ended)] && last.Operation == operation);
            }

            limit = _limit.Value;
        }

        if (limit < limitBefore)
        {
            Log.BatchLimitLowered(_logger, size, limit);
        }

        foreach (var (subscription, signal) in signals ?? [])
        {
            subscription.Signal(signal);
        }
    }

    private void Apply(PolledOperation operation, in PollDecision decision, TimeSpan delay)
    {
        if (operation.MissedInBatchOf > 0 && operation.State.WasMentionedLive)
        {
            _limit.LearnThatRowsGetLost(operation.MissedInBatchOf);
        }

        operation.MissedInBatchOf = decision.MissedInBatchOf;
        operation.IsIsolated = decision.IsIsolated;
        operation.Unmentioned = decision.Unmentioned;
        operation.Refusals = decision.Refusals;
        operation.LastError = decision.Error ?? operation.LastError;
        operation.Interval = decision.RetryAfter is { } hint && Hold(hint) is var hold && hold > delay ? hold : delay;
    }

    private TimeSpan Hold(TimeSpan hint) => hint < MaxHold ? hint : MaxHold;

    private void Pause(PollReading reading)
    {
        _hints = reading.RetryAfter is null ? 0 : _hints + 1;
        if (_hints >= HintsForPause)
        {
            _timer.Pause(Hold(reading.RetryAfter!.Value));
        }
    }

    private void Return(PollBatch batch)
    {
        List<Subscription>? ended = null;
        lock (_sync)
        {
            _inFlight.Remove(batch);
            foreach (var operation in batch.Operations)
            {
                operation.InFlight = null;
                operation.IsAbandoned = false;

                // Most have been told; not those who came, or could not be told, while the answer was read.
                foreach (var subscription in operation.Subscriptions.Where(subscription => !subscription.HasEnded && subscription.IsOver))
                {
                    (ended ??= []).Add(subscription);
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
        }

        ended?.ForEach(subscription => subscription.Signal(SubscriptionSignal.Ended));

        RunDue();
    }

    private void Schedule(PolledOperation operation, TimeSpan delay)
    {
        operation.Interval = delay;
        if (operation.InFlight is null)
        {
            var due = _timer.After(delay);
            _queue.Enter(operation, operation.IsPollRequested ? Math.Min(due, RequestedPollDue(operation)) : due);
        }
    }
}
