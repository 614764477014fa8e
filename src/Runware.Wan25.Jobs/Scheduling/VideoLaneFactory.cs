using Quartz;
using Quartz.Spi;

namespace Runware.Wan25.Jobs.Scheduling;

/// <summary>
/// Provides Quartz with its job. It cannot fail, even while the host's services are being disposed: Quartz marks a trigger as broken if its
/// job cannot be created, and never fires it again.
/// </summary>
internal sealed class VideoLaneFactory(VideoLane lane) : IJobFactory
{
    public IJob NewJob(TriggerFiredBundle bundle, IScheduler scheduler) => lane;

    public void ReturnJob(IJob job)
    {
    }
}
