using System.Globalization;
using Quartz;

namespace Runware.Wan25.Jobs.Scheduling;

/// <summary>
/// The limit on the whole cluster, by Quartz's own means: a lane is a Quartz job of which one trigger runs at a time, wherever, so as many lanes as jobs may run. Without
/// a limit there is one lane for all, of which any number runs.
/// </summary>
internal sealed class Lanes(int? limit)
{
    public bool AreLimited => limit is not null;

    public IReadOnlyList<string> Names { get; } = limit is { } count
        ? Enumerable.Range(1, count).Select(number => string.Create(CultureInfo.InvariantCulture, $"lane-{number}")).ToList()
        : [QuartzNames.OpenLane];

    /// <summary>Makes the lanes known to Quartz.</summary>
    public async Task InstallAsync(IScheduler scheduler, CancellationToken cancellationToken)
    {
        foreach (var name in Names)
        {
            var lane = JobBuilder.Create<VideoLane>()
                .WithIdentity(QuartzNames.Lane(name))
                .StoreDurably()
                .RequestRecovery()
                .DisallowConcurrentExecution(AreLimited)
                .Build();
            await scheduler.AddJob(lane, replace: true, cancellationToken).ConfigureAwait(false);
        }
    }
}
