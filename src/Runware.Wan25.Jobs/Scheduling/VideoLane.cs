using Quartz;
using Runware.Wan25.Jobs.Running;

namespace Runware.Wan25.Jobs.Scheduling;

/// <summary>What Quartz runs. Its name is in the database: renaming it strands the jobs there until a node has started.</summary>
internal sealed class VideoLane(JobRunner runner) : IJob
{
    public Task Execute(IJobExecutionContext context)
    {
        var (key, turn) = QuartzNames.Read(context);
        return runner.RunToStoredAsync(key, turn);
    }
}
