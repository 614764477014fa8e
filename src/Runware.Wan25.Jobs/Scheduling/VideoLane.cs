using Quartz;
using Runware.Wan25.Jobs.Running;

namespace Runware.Wan25.Jobs.Scheduling;

/// <summary>What Quartz runs. Its name is in the database: renaming it strands the jobs there until a node has started.</summary>
internal sealed class VideoLane(JobRunner runner, LaneBalance balance, RunningJobs running) : IJob
{
    public async Task Execute(IJobExecutionContext context)
    {
        var (key, turn) = QuartzNames.Read(context);
        await balance.RefillAsync(running.Stopping).ConfigureAwait(false);
        await runner.RunToStoredAsync(key, turn).ConfigureAwait(false);
        await balance.RefillAsync(running.Stopping).ConfigureAwait(false);
    }
}
