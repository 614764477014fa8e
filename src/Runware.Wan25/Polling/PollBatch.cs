namespace Runware.Wan25.Polling;

/// <summary>
/// Operations that are polled in one POST. It runs on a token of its own: the cancellation of one waiter does not concern the others.
/// </summary>
internal sealed class PollBatch(List<PolledOperation> operations, Func<PollBatch, Task>? poll = null) : IThreadPoolWorkItem, IDisposable
{
    private readonly CancellationTokenSource _source = new();
    private Dictionary<Guid, PolledOperation>? _byId;
    private int _lastFound;

    public List<PolledOperation> Operations => operations;

    public CancellationToken Token => _source.Token;

    /// <summary>
    /// When it was put together, as a timestamp of the clock: its response shows the state at some time after that, however late it
    /// comes.
    /// </summary>
    public long SentAt { get; init; }

    public bool IsAwaited => operations.Exists(static operation => operation.IsAwaited);

    public PolledOperation? Find(Guid? taskId)
    {
        if (taskId is not { } id)
        {
            return null;
        }

        // Rows mostly come in the order of the request, one or several for each operation.
        for (int tries = 0; tries < 2; tries++)
        {
            if (operations[_lastFound].TaskId == id)
            {
                return operations[_lastFound];
            }

            _lastFound = (_lastFound + 1) % operations.Count;
        }

        _byId ??= operations.ToDictionary(operation => operation.TaskId);
        return _byId.GetValueOrDefault(id);
    }

    /// <summary>Sets the delay of the next poll of each of its operations. They are in flight, so nothing else sets it.</summary>
    public void SlowDown(PollDelayStrategy delays)
    {
        foreach (PolledOperation operation in operations)
        {
            operation.Interval = delays.NextDelay(age: null, operation.Interval, operations.Count);
        }
    }

    public void Execute() => _ = poll?.Invoke(this);

    /// <summary>Ends the poll. Its response may come at the same time.</summary>
    public void Cancel() => _source.CancelQuietly();

    public void Dispose() => _source.Dispose();
}
