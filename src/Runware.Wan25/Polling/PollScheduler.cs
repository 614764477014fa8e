using System.Runtime.InteropServices;
using Microsoft.Extensions.Logging;
using Runware.Wan25.Diagnostics;
using Runware.Wan25.Transport;
using Runware.Wan25.Transport.Classification;
using Runware.Wan25.Transport.Wire;

namespace Runware.Wan25.Polling;

/// <summary>
/// One loop for all operations of a client: whatever is due shares a POST, and what is nearly due fills the space that is left in it. A
/// poll that fails costs time and nothing else.
/// </summary>
internal sealed partial class PollScheduler : IAwaitedOperations, IDisposable
{
    // More would only crowd a service that reports a hundred operations in each.
    private const int MaxConcurrentPolls = 8;

    // One hint may be meant for one operation; from the second on the service is taken to be overloaded.
    private const int HintsForPause = 2;

    // What the live store reported is published only after the archive has responded.
    private static readonly TimeSpan ArchiveTimeout = TimeSpan.FromSeconds(10);

    private static readonly Func<PolledOperation, Guid> IdOf = static operation => operation.TaskId;

    private readonly object _sync = new();
    private readonly ApiTransport _transport;
    private readonly PollDelayStrategy _delays;
    private readonly BatchSizeLimit _limit;
    private readonly BatchSizeLimit _archiveLimit;
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
        _archiveLimit = new(options.BatchSize);
        _clock = transport.Services.Clock;
        _logger = transport.Services.Logger;
        _timer = new(_clock, RunDue);
        _poll = PollAsync;
    }

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

            if (!_isClosed && _inFlight.Count < MaxConcurrentPolls && _queue.TryPeek(out PolledOperation? next))
            {
                _timer.SetFor(next.Due);
            }
        }
    }

    private PollBatch? TakeDue()
    {
        if (_timer.IsPaused || _queue.TakeBatch(_timer.Now, _limit.Value, _timer) is not { } taken)
        {
            return null;
        }

        var batch = new PollBatch(taken, _poll) { SentAt = _timer.Now };
        foreach (PolledOperation operation in taken)
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
            using ApiResponse response = await _transport
                .PostAsync(QueryBodies.GetResponse<PolledOperation>(CollectionsMarshal.AsSpan(batch.Operations), IdOf), batch.Token)
                .ConfigureAwait(false);
            RecordPoll(batch, response);
            PollResponseSummary summary = PollResponseReader.Read(batch, response, _transport.Redactor, _clock);
            List<PolledOperation>? due = FindDueInArchive(batch, response, summary);

            // What the others are known to have need not wait for the archive.
            PollResponseReader.End(batch, summary, _clock, due is null ? null : [.. batch.Operations.Except(due)]);
            if (due is not null)
            {
                await LookUpInArchiveAsync(batch, due).ConfigureAwait(false);
                PollResponseReader.End(batch, summary, _clock, due);
            }

            LogUnfamiliarStatuses(batch);
            Apply(batch, response, summary);
        }
        catch (OperationCanceledException) when (batch.Token.IsCancellationRequested)
        {
            // Its operations are no longer waited for; those who subscribed meanwhile are served by the next.
        }
        catch (Exception exception)
        {
            // Whatever reading a response throws, the waits of others go on, and at the usual pace: the next response may throw too.
            Log.ResponseUnusable(_logger, batch.Operations.Count, exception);
            batch.SlowDown(_delays);
        }
        finally
        {
            Return(batch);
            batch.Dispose();
        }
    }

    private void RecordPoll(PollBatch batch, ApiResponse response)
    {
        Instruments.Polls.Record(1);
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
        foreach (PolledOperation operation in batch.Operations)
        {
            if (operation.State.Snapshot.Status is { IsKnown: false } status && status != operation.LoggedStatus)
            {
                operation.LoggedStatus = status;
                Log.UnknownStatus(_logger, operation.State.Id, status);
            }
        }
    }

    private List<PolledOperation>? FindDueInArchive(PollBatch batch, ApiResponse response, PollResponseSummary summary)
    {
        // After a requested delay or a refused key, no further request is sent.
        if (!response.IsReadable || summary.RetryAfter is not null || summary.IsKeyRefused
            || HttpStatusClassifier.IsTooManyRequests(response.Status))
        {
            return null;
        }

        List<PolledOperation>? due = null;
        foreach (PolledOperation operation in batch.Operations)
        {
            TimeSpan? age = operation.AgeOn(_clock);
            if (operation.State.IsUndecided && operation.Archive.AreDue(operation.State, age, operation.MayBeArchived(age), _clock))
            {
                (due ??= []).Add(operation);
            }
        }

        return due;
    }

    private async ValueTask LookUpInArchiveAsync(PollBatch batch, List<PolledOperation> due)
    {
        using var timeout = new CancellationTokenSource();
        using ITimer timer = timeout.CancelQuietlyAfter(ArchiveTimeout, _clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(batch.Token, timeout.Token);
        try
        {
            for (int begun = 0; begun < due.Count;)
            {
                List<PolledOperation> asked = due.GetRange(begun, Math.Min(due.Count - begun, _archiveLimit.Value));
                begun += asked.Count;
                await LookUpInArchiveAsync(asked, due.Count - begun, both.Token).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested && !batch.Token.IsCancellationRequested)
        {
            // Those that were not asked about are due again at the next poll.
        }
    }

    private async ValueTask LookUpInArchiveAsync(List<PolledOperation> asked, int left, CancellationToken cancellationToken)
    {
        asked.ForEach(operation => operation.Archive.RecordLookup(_clock));
        using ApiResponse archive = await _transport
            .PostAsync(QueryBodies.GetTaskDetails<PolledOperation>(CollectionsMarshal.AsSpan(asked), IdOf), cancellationToken)
            .ConfigureAwait(false);
        Instruments.Polls.Record(1);
        HashSet<PolledOperation> mentioned = PollResponseReader.ReadArchive(asked, archive, _clock);

        // A response that is about some of them alone: an error of one, or the first row.
        bool isPartial = mentioned.Count > 0 && mentioned.Count < asked.Count
            && (!archive.IsSuccessStatus || (mentioned.Count == 1 && mentioned.Contains(asked[0])));
        lock (_sync)
        {
            _archiveLimit.Learn(archive.Status, mentioned.Count > 0, asked.Count, asked.Count + left);
            if (isPartial)
            {
                _archiveLimit.LearnThatRowsGetLost(asked.Count);
            }
        }

        if (isPartial)
        {
            asked.FindAll(operation => !mentioned.Contains(operation)).ForEach(operation => operation.Archive.Forget());
        }
    }
}
