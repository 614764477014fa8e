using Runware.Wan25.Common;

namespace Runware.Wan25.Jobs.Running;

/// <summary>Represents one execution of a job in this process.</summary>
internal sealed class RunningJob(RunningJobs jobs, VideoJob job, CancellationTokenSource ending) : IDisposable
{
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The job's number, and that of the execution.</summary>
    public (long Sequence, int Attempts) Id => (job.Sequence, job.Attempts);

    /// <summary>A token that is canceled when the host stops, or the execution no longer owns its job.</summary>
    public CancellationToken Ending { get; } = ending.Token;

    /// <summary>Whether the job goes on elsewhere or not at all, so that this execution stores nothing more.</summary>
    public bool IsReleased { get; private set; }

    /// <summary>
    /// Gets or sets the number of deliveries before the current one, until its handlers are called. If the database's response to its start
    /// is lost, the start is stored again and must not be counted twice.
    /// </summary>
    public int? EarlierDeliveries { get; set; }

    /// <summary>Completes when the execution has ended.</summary>
    public Task Ended => _ended.Task;

    public void Release()
    {
        IsReleased = true;
        ending.CancelQuietly();
    }

    public void Dispose()
    {
        jobs.Leave(this);
        ending.Dispose();
        _ended.SetResult();
    }
}
