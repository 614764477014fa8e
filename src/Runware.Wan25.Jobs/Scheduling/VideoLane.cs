using Quartz;
using Runware.Wan25.Jobs.Running;

namespace Runware.Wan25.Jobs.Scheduling;

/// <summary>
/// The job that Quartz runs. Its name is stored in the database: after a rename, stored triggers fail until a node has started.
/// </summary>
internal sealed class VideoLane(JobRunner runner, LaneBalancer balancer, RunningJobs running) : IJob
{
    public async Task Execute(IJobExecutionContext context)
    {
        (string key, int turn) = QuartzNames.Read(context);
        await balancer.RefillAsync(running.Stopping).ConfigureAwait(false);
        await runner.RunToStoredAsync(key, turn).ConfigureAwait(false);
        await balancer.RefillAsync(running.Stopping).ConfigureAwait(false);
    }
}
