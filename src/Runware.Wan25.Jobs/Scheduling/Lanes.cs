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
            IJobDetail lane = JobBuilder.Create<VideoLane>()
                .WithIdentity(QuartzNames.Lane(name))
                .StoreDurably()
                .RequestRecovery()
                .DisallowConcurrentExecution(AreLimited)
                .Build();
            await scheduler.AddJob(lane, replace: true, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>A lane with the fewest jobs that are not done.</summary>
    /// <param name="transaction">Where to look.</param>
    /// <param name="id">Whose lane it is to be: jobs that are stored at the same moment see the same counts, and should not all take the same lane.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    public async Task<string> FindEmptiestAsync(DbTransaction transaction, VideoOperationId id, CancellationToken cancellationToken)
    {
        if (!AreLimited)
        {
            return Names[0];
        }

        Dictionary<string, long> counts = await CountAsync(transaction, cancellationToken).ConfigureAwait(false);
        var fewest = Names.Min(lane => counts.GetValueOrDefault(lane));
        var emptiest = Names.Where(lane => counts.GetValueOrDefault(lane) == fewest).ToList();
        return emptiest[(int)((uint)id.TaskId.GetHashCode() % emptiest.Count)];
    }

    /// <summary>The lane that a job has, or another one where that is no more.</summary>
    public Task<string> KeepOrFindAsync(DbTransaction transaction, JobRecord job, CancellationToken cancellationToken) =>
        Names.Contains(job.Lane) ? Task.FromResult(job.Lane) : FindEmptiestAsync(transaction, job.OperationId, cancellationToken);

    /// <summary>How many jobs that are not done each lane has; a lane without any is absent.</summary>
    public static async Task<Dictionary<string, long>> CountAsync(DbTransaction transaction, CancellationToken cancellationToken)
    {
        List<(string Lane, long Count)> taken = await transaction.ReadAsync(
            $"select lane, count(*) from wan25_jobs where state in ({JobStates.Unfinished}) group by lane",
            row => (Lane: row.GetString(0), Count: row.GetInt64(1)),
            cancellationToken).ConfigureAwait(false);
        return taken.ToDictionary(row => row.Lane, row => row.Count);
    }
}
