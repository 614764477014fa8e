using System.Collections.Concurrent;

namespace Runware.Wan25.Jobs.Running;

/// <summary>Tracks the jobs that this process is running, and signals them to stop.</summary>
internal sealed class RunningJobs : IDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private readonly CancellationTokenSource _abandoned = new();
    private readonly ConcurrentDictionary<string, RunningJob> _jobs = new();

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

    public int Count => _jobs.Count;

    public RunningJob Enter(VideoJob job) =>
        _jobs[job.Key] = new(this, job, CancellationTokenSource.CreateLinkedTokenSource(Stopping));

    // A job that was canceled and retried may have started again.
    public void Leave(RunningJob job) => _jobs.TryRemove(new(job.Key, job));

    /// <summary>Stops working on a job that its execution no longer owns.</summary>
    public void Release(string key) => _jobs.GetValueOrDefault(key)?.Release();

    /// <summary>Stops working on the jobs that this node no longer owns.</summary>
    /// <param name="listClaimed">Lists the jobs that this node has claimed.</param>
    public async Task ReleaseLostAsync(Func<Task<List<(string Key, int Attempts)>>> listClaimed)
    {
        // Before the query, so that a job that is claimed in the meantime is not taken for a lost one.
        List<RunningJob> jobs = [.. _jobs.Values];
        List<(string Key, int Attempts)> claimed = jobs.Count == 0 ? [] : await listClaimed().ConfigureAwait(false);
        jobs.Where(job => !claimed.Contains((job.Key, job.Attempts))).ToList().ForEach(job => job.Release());
    }

    /// <summary>Signals all jobs to stop.</summary>
    /// <returns>A task that completes when they have stopped.</returns>
    public async Task StopAsync()
    {
        await _stopping.CancelAsync().ConfigureAwait(false);
        await Task.WhenAll(_jobs.Values.Select(job => job.Ended)).ConfigureAwait(false);
    }

    /// <summary>Abandons the jobs that have not stopped.</summary>
    public Task AbandonAsync() => _abandoned.CancelAsync();

    public void Dispose()
    {
        _stopping.Dispose();
        _abandoned.Dispose();
    }
}
