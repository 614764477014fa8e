using Runware.Wan25.Requests;

namespace Runware.Wan25.Submission.Spending;

/// <content>What was spent before the client was created.</content>
internal sealed partial class SpendingGuard
{
    private bool _hasHistory = options is not { History: not null, MaxTotal: not null };
    private RecentTaskMap<VideoResult>? _resultsBeforeHistory;
    private RecentTaskMap<VideoOperationId>? _joinedBeforeHistory;
    private Task? _loading;

    /// <summary>
    /// Reads what was spent earlier, once, before the first reservation. While it cannot be read nothing can be ordered; each call after a
    /// failure tries again.
    /// </summary>
    public Task LoadHistoryAsync(CancellationToken cancellationToken)
    {
        lock (_sync)
        {
            if (_hasHistory)
            {
                return Task.CompletedTask;
            }

            if (_loading is null or { IsFaulted: true } or { IsCanceled: true })
            {
                // Not with the caller's token: others wait for it too.
                _loading = Task.Run(LoadHistoryAsync, CancellationToken.None);

                // Where an operation that ended asked for it, nobody awaits it.
                _ = _loading.ContinueWith(
                    static failed => failed.Exception,
                    CancellationToken.None,
                    TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously,
                    TaskScheduler.Default);
            }

            return _loading.WaitAsync(cancellationToken);
        }
    }

    /// <summary>
    /// Records that an operation exists. If it is of before the client was created, it counts, whatever the stores reported.
    /// </summary>
    public void RecordJoined(VideoOperationId id)
    {
        lock (_sync)
        {
            if (!_hasHistory)
            {
                (_joinedBeforeHistory ??= new()).Set(id.TaskId, id);
            }

            if (_reservations.GetValueOrDefault(id.TaskId) is { IsRestored: true, IsSettled: false } known)
            {
                known.IsRestored = false;
                known.MayBeCharged = true;
                Count(known, known.Estimate);
            }
        }
    }

    private async Task LoadHistoryAsync()
    {
        (DateTimeOffset now, long timestamp) = (clock.GetUtcNow(), clock.GetTimestamp());
        TimeSpan window = options.Window ?? TimeSpan.MaxValue;
        DateTimeOffset from = window < now - DateTimeOffset.MinValue ? now - window : DateTimeOffset.MinValue;
        IReadOnlyList<SpendingRecord> records = await options.History!(from, CancellationToken.None).ConfigureAwait(false);
        lock (_sync)
        {
            IEnumerable<SpendingRecord> counted = records
                .Where(record => record.Cost != 0 && (options.Window is null || record.Time > from))
                .GroupBy(record => record.OperationId.TaskId)
                .Select(sameOperation => sameOperation.MaxBy(record => record.Time)!)
                .OrderBy(record => record.Time);
            foreach (SpendingRecord record in counted)
            {
                // A time that is ahead of this clock counts as now.
                TimeSpan age = record.Time < now ? now - record.Time : TimeSpan.Zero;
                Restore(record, timestamp - (long)(age.TotalSeconds * clock.TimestampFrequency));
            }

            _hasHistory = true;
            JoinWithKept();
            SettleWithKept();
        }
    }

    // Each handle of an operation that ends brings its result, and the next one may know less.
    private void KeepUntilHistory(VideoResult result)
    {
        Guid taskId = result.OperationId.TaskId;
        _resultsBeforeHistory ??= new();
        if (ChargedCost.IsWhole(result, result.OperationId.ResultCount))
        {
            _resultsBeforeHistory.Set(taskId, result);
        }
        else
        {
            _resultsBeforeHistory.TryAdd(taskId, result);
        }
    }

    private void JoinWithKept()
    {
        foreach (Guid taskId in _reservations.Keys)
        {
            if (_joinedBeforeHistory?.TryGet(taskId, out VideoOperationId id) is true)
            {
                RecordJoined(id);
            }
        }

        _joinedBeforeHistory = null;
    }

    private void SettleWithKept()
    {
        foreach (Guid taskId in _reservations.Keys.ToList())
        {
            if (_resultsBeforeHistory?.TryGet(taskId, out VideoResult? result) is true)
            {
                Settle(result);
            }
        }

        _resultsBeforeHistory = null;
    }

    private void Restore(SpendingRecord record, long at)
    {
        decimal estimate = record.EstimatedCost ?? CostEstimator.AtMost(record.OperationId.ResultCount);
        var restored = new Reservation(record.OperationId, estimate)
        {
            Amount = record.Cost ?? estimate,
            IsSettled = record.Cost is not null,
            IsRestored = true,
            MayBeCharged = true,
        };
        _reservations.Add(record.OperationId.TaskId, restored);
        _spent += restored.Amount;
        Stamp(restored, at);
    }
}
