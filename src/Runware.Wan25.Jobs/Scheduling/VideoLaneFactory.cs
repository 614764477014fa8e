using Quartz;
using Quartz.Spi;

namespace Runware.Wan25.Jobs.Scheduling;

/// <summary>
/// Gives Quartz its job. It cannot fail, not even while the host's services are being disposed: Quartz takes a trigger whose job cannot be made for broken, and never fires
/// it again.
/// </summary>
internal sealed class VideoLaneFactory(VideoLane lane) : IJobFactory
{
    public IJob NewJob(TriggerFiredBundle bundle, IScheduler scheduler) => lane;

    public void ReturnJob(IJob job)
    {
    }
}
