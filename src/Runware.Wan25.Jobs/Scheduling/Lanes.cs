using System.Data.Common;
using System.Globalization;
using Quartz;
using Runware.Wan25.Jobs.Storage;

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

    /// <summary>The lane with the fewest jobs that are not done.</summary>
    public async Task<string> FindEmptiestAsync(DbTransaction transaction, CancellationToken cancellationToken)
    {
        if (!AreLimited)
        {
            return Names[0];
        }

        var taken = await transaction.ReadAsync(
            $"select lane, count(*) from wan25_jobs where state in ({States.Unfinished}) group by lane",
            row => (Lane: row.GetString(0), Count: row.GetInt64(1)),
            cancellationToken).ConfigureAwait(false);
        var counts = taken.ToDictionary(row => row.Lane, row => row.Count);
        return Names.MinBy(lane => counts.GetValueOrDefault(lane))!;
    }
}
