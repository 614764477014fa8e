using Microsoft.Extensions.DependencyInjection;
using Quartz;
using Quartz.Spi;

namespace Runware.Wan25.Jobs.Scheduling;

/// <summary>Gives Quartz its job from the services.</summary>
internal sealed class ServiceJobFactory(IServiceProvider services) : IJobFactory
{
    public IJob NewJob(TriggerFiredBundle bundle, IScheduler scheduler) => services.GetRequiredService<VideoLane>();

    public void ReturnJob(IJob job)
    {
    }
}
