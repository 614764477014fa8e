using Runware.Wan25.Jobs.Storage;

namespace Runware.Wan25.Jobs.Running;

/// <summary>Tracks the jobs that this process is running, and signals them to stop.</summary>
internal sealed class RunningJobs : IDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private readonly CancellationTokenSource _abandoned = new();
    private readonly Dictionary<string, RunningJob> _jobs = [];
    private readonly object _lock = new();
    private TaskCompletionSource? _empty;

    public RunningJobs()
    {
        // Abandoned jobs use the tokens after the container is disposed.
        Stopping = _stopping.Token;
        Abandoned = _abandoned.Token;
    }

    /// <summary>A token that is canceled when the host stops.</summary>
    public CancellationToken Stopping { get; }

    /// <summary>A token that is canceled when the host no longer waits for its jobs.</summary>
    public CancellationToken Abandoned { get; }

    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _jobs.Count;
            }
        }
    }

    public RunningJob Enter(JobRecord job)
    {
        var running = new RunningJob(this, job.Key, job.Attempts, CancellationTokenSource.CreateLinkedTokenSource(Stopping));
        lock (_lock)
        {
            _jobs[running.Key] = running;
        }

        return running;
    }

    public void Leave(RunningJob job)
    {
        lock (_lock)
        {
            // A job that was canceled and retried may have started again.
            if (_jobs.GetValueOrDefault(job.Key) == job && _jobs.Remove(job.Key) && _jobs.Count == 0)
            {
                _empty?.TrySetResult();
            }
        }
    }

    /// <summary>Stops working on a job that this execution no longer owns.</summary>
    public void Release(string key)
    {
        RunningJob? job;
        lock (_lock)
        {
            job = _jobs.GetValueOrDefault(key);
        }

        job?.Release();
    }

    /// <summary>Stops working on the jobs that this node no longer owns.</summary>
    /// <param name="listClaimed">Lists the jobs that this node has claimed.</param>
    public async Task ReleaseLostAsync(Func<Task<List<(string Key, int Attempts)>>> listClaimed)
    {
        // Before the query, so that a job that is claimed in the meantime is not taken for a lost one.
        List<RunningJob> jobs;
        lock (_lock)
        {
            jobs = [.. _jobs.Values];
        }

        List<(string Key, int Attempts)> claimed = jobs.Count == 0 ? [] : await listClaimed().ConfigureAwait(false);
        foreach (RunningJob job in jobs.Where(job => !claimed.Contains((job.Key, job.Attempts))))
        {
            job.Release();
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
            empty = _jobs.Count == 0
                ? Task.CompletedTask
                : (_empty ??= new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
        }

        await empty.ConfigureAwait(false);
    }

    /// <summary>Abandons the jobs that have not stopped.</summary>
    public Task AbandonAsync() => _abandoned.CancelAsync();

    public void Dispose()
    {
        _stopping.Dispose();
        _abandoned.Dispose();
    }
}
