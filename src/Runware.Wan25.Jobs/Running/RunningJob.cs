namespace Runware.Wan25.Jobs.Running;

/// <summary>Represents one execution of a job in this process.</summary>
internal sealed class RunningJob(RunningJobs jobs, string key, int attempts, CancellationTokenSource ending) : IDisposable
{
    public string Key => key;

    public int Attempts => attempts;

    /// <summary>A token that is canceled when the host stops, or the execution no longer owns its job.</summary>
    public CancellationToken Ending { get; } = ending.Token;

    /// <summary>Whether the job goes on elsewhere or not at all, so that this execution stores nothing more.</summary>
    public bool IsReleased { get; private set; }

    public void Release()
    {
        IsReleased = true;
        try
        {
            ending.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // It ended at this moment.
        }
    }

    public void Dispose()
    {
        jobs.Leave(this);
        ending.Dispose();
    }
}
