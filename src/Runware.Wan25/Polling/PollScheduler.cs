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
    private const int RefusalsBelieved = 3;

    private readonly ApiTransport _transport;
    private readonly PollCadence _cadence;
    private readonly BatchLimit _limit;
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;
    private readonly Dictionary<Guid, PolledOperation> _operations = [];
    private readonly PollQueue _queue = new();
    private readonly HashSet<PollBatch> _inFlight = [];
    private readonly Alarm _alarm;
    private readonly Func<PollBatch, Task> _ask;
    private bool _isClosed;

    public PollScheduler(ApiTransport transport, PollingOptions options)
    {
        _transport = transport;
        _cadence = new(options);
        _limit = new(options.BatchSize);
        _clock = transport.Environment.Clock;
        _logger = transport.Environment.Logger;
        _alarm = new(_clock, RunDue);
        _ask = RunAsync;
    }

    public object Gate { get; } = new();

    public void Dispose()
    {
        List<Watch> watches;
        List<PollBatch> batches;
        lock (Gate)
        {
            _isClosed = true;
            watches = [.. _operations.Values.SelectMany(operation => operation.Watches)];
            batches = [.. _inFlight];
        }

        _alarm.Dispose();
        batches.ForEach(batch => batch.Cancel());
        watches.ForEach(watch => watch.Signal(WatchSignal.Closed));
    }

    private void RunDue()
    {
        lock (Gate)
        {
            while (!_isClosed && _inFlight.Count < MaxConcurrentPolls && TakeDue() is { } batch)
            {
                _inFlight.Add(batch);
                ThreadPool.UnsafeQueueUserWorkItem(batch, preferLocal: false);
            }

            if (!_isClosed && _inFlight.Count < MaxConcurrentPolls && _queue.TryPeek(out var next))
            {
                _alarm.SetFor(next.Due);
            }
        }
    }

    /// <summary>Takes the operations of the next POST off the queue, or none when none is due.</summary>
    private PollBatch? TakeDue()
    {
        if (_alarm.IsPaused || _queue.TakeBatch(_alarm.Now, _limit.Value, _alarm) is not { } taken)
        {
            return null;
        }

        var batch = new PollBatch(taken, _ask) { AskedAt = _alarm.Now };
        foreach (var operation in taken)
        {
            operation.InFlight = batch;
            operation.NudgeAnswered = operation.IsNudged ? _alarm.Now : operation.NudgeAnswered;
            operation.IsNudged = false;
        }

        return batch;
    }

    private async Task RunAsync(PollBatch batch)
    {
        try
        {
            using var reply = await _transport.PostAsync(batch.ToBody(), batch.Token).ConfigureAwait(false);
            PollNotes.Polled(_logger, batch, reply);
            Learn(batch, reply, PollAnswer.Apply(batch, reply, _transport.Secrets, _clock));
        }
        catch (OperationCanceledException) when (batch.Token.IsCancellationRequested)
        {
            // Nobody waits for its operations any more; whoever came meanwhile is served by the next.
        }
        catch (Exception exception)
        {
            // Whatever an answer does to us, the waits of others go on, and at the usual pace: the next answer may do the same to us.
            Log.AnswerUnusable(_logger, batch.Operations.Count, exception);
            batch.SlowDown(_cadence);
        }
        finally
        {
            Return(batch);
            batch.Dispose();
        }
    }

    /// <summary>Draws the conclusions of one answer for each of its operations, and for the scheduler itself.</summary>
    private void Learn(PollBatch batch, ApiReply reply, bool speaksForAll)
    {
        var size = batch.Operations.Count;
        List<(Watch, WatchSignal)>? signals = null;
        lock (Gate)
        {
            var limitBefore = _limit.Value;
            var wasTooLarge = _limit.Learn(reply, size);
            if (reply.RetryAfter is { } pause && !reply.IsSuccessStatus)
            {
                _alarm.Pause(pause);
            }

            foreach (var operation in batch.Operations)
            {
                var age = operation.AgeOn(_clock);
                operation.TeachAge(_cadence, age);
                operation.Interval = wasTooLarge ? _cadence.MinDelay : _cadence.NextDelay(age, operation.Interval, Math.Min(_operations.Count, _limit.Value));
                PollNotes.UnfamiliarStatus(_logger, operation);
                var signal = new PollOutcome(operation, reply, batch, speaksForAll, _limit, _transport.Secrets).Judge(RefusalsBelieved, age);
                for (var index = 0; index < operation.WatchCount; index++)
                {
                    var watch = operation.WatchAt(index);
                    if (PollOutcome.For(watch, batch, signal) is not WatchSignal.None and var told)
                    {
                        (signals ??= []).Add((watch, told));
                    }
                }
            }

            if (_limit.Value < limitBefore)
            {
                Log.BatchLimitLowered(_logger, size, _limit.Value);
            }
        }

        foreach (var (watch, signal) in signals ?? [])
        {
            watch.Signal(signal);
        }
    }

    private void Return(PollBatch batch)
    {
        List<Watch>? ended = null;
        lock (Gate)
        {
            _inFlight.Remove(batch);
            foreach (var operation in batch.Operations)
            {
                operation.InFlight = null;
                if (!operation.IsWatched)
                {
                    _operations.Remove(operation.TaskId);
                }
                else if (operation.State.HasEnded)
                {
                    // Most have heard of it; not those who came, or could not be told, while its answer was read.
                    (ended ??= []).AddRange(operation.Watches);
                }
                else
                {
                    Schedule(operation, operation.AskAgain ? TimeSpan.Zero : operation.Interval);
                    operation.AskAgain = false;
                }
            }
        }

        ended?.ForEach(watch => watch.Signal(WatchSignal.Ended));

        RunDue();
    }

    private void Schedule(PolledOperation operation, TimeSpan delay)
    {
        operation.Interval = delay;
        if (operation.InFlight is null)
        {
            var due = _alarm.After(delay);
            _queue.Enter(operation, operation.IsNudged ? Math.Min(due, NudgeDue(operation)) : due);
        }
    }
}
