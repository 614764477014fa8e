namespace Runware.Wan25.Jobs.Running;

/// <summary>The jobs that this process runs now, and the signal that tells them to let go.</summary>
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
        // Taken now: a job that was abandoned looks at them when the container is gone, and an exception would tell Quartz that the job is done.
        Stopping = _stopping.Token;
        _abandonedToken = _abandoned.Token;
    }

    /// <summary>Cancelled when the host stops.</summary>
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

    /// <summary>Tells all jobs to let go.</summary>
    /// <returns>Ends when they have.</returns>
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

    /// <summary>Gives up on the jobs that have not let go.</summary>
    public Task AbandonAsync() => _abandoned.CancelAsync();

    /// <summary>A pause between two tries. It does not end once the jobs are abandoned: whoever came back from it would tell Quartz that the job is done.</summary>
    public async Task PauseAsync(TimeSpan pause, TimeProvider clock)
    {
        await Task.Delay(pause, clock, _abandonedToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
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
