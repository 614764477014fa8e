namespace Runware.Wan25.Jobs.Running;

/// <summary>Tracks the jobs that this process is running, and signals them to stop.</summary>
internal sealed class RunningJobs : IDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private readonly CancellationTokenSource _abandoned = new();
    private readonly CancellationToken _abandonedToken;
    private readonly object _lock = new();
    private TaskCompletionSource? _empty;
    private int _count;

    public RunningJobs()
    {
        // Abandoned jobs use the tokens after the container is disposed. An exception would make Quartz delete their triggers.
        Stopping = _stopping.Token;
        _abandonedToken = _abandoned.Token;
    }

    /// <summary>A token that is canceled when the host stops.</summary>
    public CancellationToken Stopping { get; }

    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _count;
            }
        }
    }

    public void Enter()
    {
        lock (_lock)
        {
            _count++;
        }
    }

    public void Leave()
    {
        lock (_lock)
        {
            if (--_count == 0)
            {
                _empty?.TrySetResult();
            }
        }
    }

    /// <summary>Signals all jobs to stop.</summary>
    /// <returns>A task that completes when they have stopped.</returns>
    public async Task StopAsync()
    {
        await _stopping.CancelAsync().ConfigureAwait(false);
        Task empty;
        lock (_lock)
        {
            empty = _count == 0 ? Task.CompletedTask : (_empty ??= new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
        }

        await empty.ConfigureAwait(false);
    }

    /// <summary>Abandons the jobs that have not stopped.</summary>
    public Task AbandonAsync() => _abandoned.CancelAsync();

    /// <summary>
    /// Waits between two attempts to store something. Once jobs are abandoned it never completes: a job that returned would make Quartz
    /// delete its trigger.
    /// </summary>
    public async Task DelayAsync(TimeSpan delay, TimeProvider clock)
    {
        await Task.Delay(delay, clock, _abandonedToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (_abandonedToken.IsCancellationRequested)
        {
            await new TaskCompletionSource().Task.ConfigureAwait(false);
        }
    }

    public void Dispose()
    {
        _stopping.Dispose();
        _abandoned.Dispose();
    }
}
