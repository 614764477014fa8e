using System.Collections.Concurrent;

namespace Runware.Wan25.Jobs.Running;

/// <summary>Tracks the jobs that this process is running, and signals them to stop.</summary>
internal sealed class RunningJobs : IDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private readonly CancellationTokenSource _abandoned = new();
    private readonly ConcurrentDictionary<RunningJob, string> _jobs = new();
    private HashSet<(long Sequence, int Attempts)> _withoutExecution = [];
    private int _claims;

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

    /// <summary>Claims a job and enters it.</summary>
    /// <returns>The job and its execution; neither if none is to be run.</returns>
    public async Task<(VideoJob Job, RunningJob Running)?> EnterNextAsync(Func<Task<VideoJob?>> claim)
    {
        Interlocked.Increment(ref _claims);
        try
        {
            return await claim().ConfigureAwait(false) is { } job ? (job, Enter(job)) : null;
        }
        finally
        {
            Interlocked.Decrement(ref _claims);
        }
    }

    public void Leave(RunningJob job) => _jobs.TryRemove(job, out _);

    /// <summary>Stops working on a job that its executions no longer own: one may not have ended when the next begins.</summary>
    public void Release(string key) => Release(_jobs.Where(job => job.Value == key).Select(job => job.Key));

    /// <summary>
    /// Compares the jobs that run with those that are claimed, and stops working on the jobs that this node no longer owns.
    /// </summary>
    /// <param name="listClaimed">Lists the jobs that this node has claimed.</param>
    /// <returns>
    /// The jobs that are claimed and do not run, now and at the call before: the response to a claim was lost.
    /// </returns>
    public async Task<IReadOnlyList<(long Sequence, int Attempts)>> ReconcileAsync(
        Func<Task<List<(long Sequence, int Attempts)>>> listClaimed)
    {
        // Before the query, so that a job that is claimed in the meantime is not taken for a lost one.
        List<RunningJob> jobs = [.. _jobs.Keys];
        List<(long Sequence, int Attempts)> claimed = await listClaimed().ConfigureAwait(false);
        Release(jobs.Where(job => !claimed.Contains(job.Id)));
        if (Volatile.Read(ref _claims) > 0)
        {
            // The job of a claim under way is not known here yet.
            return [];
        }

        HashSet<(long Sequence, int Attempts)> withoutExecution = [.. claimed.Except(_jobs.Keys.Concat(jobs).Select(job => job.Id))];
        List<(long Sequence, int Attempts)> stuck = [.. withoutExecution.Where(_withoutExecution.Contains)];
        _withoutExecution = withoutExecution;
        return stuck;
    }

    /// <summary>Signals all jobs to stop.</summary>
    /// <returns>A task that completes when they have stopped.</returns>
    public async Task StopAsync()
    {
        // What a handler's callback throws must not keep the host from waiting.
        await _stopping.CancelAsync().ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await Task.WhenAll(_jobs.Keys.Select(job => job.Ended)).ConfigureAwait(false);
    }

    /// <summary>Abandons the jobs that have not stopped.</summary>
    public async Task AbandonAsync() => await _abandoned.CancelAsync().ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    public void Dispose()
    {
        _stopping.Dispose();
        _abandoned.Dispose();
    }

    private RunningJob Enter(VideoJob job)
    {
        var running = new RunningJob(this, job, CancellationTokenSource.CreateLinkedTokenSource(Stopping));
        _jobs[running] = job.Key;
        return running;
    }

    private static void Release(IEnumerable<RunningJob> jobs)
    {
        foreach (RunningJob job in jobs)
        {
            job.Release();
        }
    }
}
