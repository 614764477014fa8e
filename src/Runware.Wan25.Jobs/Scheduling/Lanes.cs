using System.Data.Common;
using System.Globalization;
using Quartz;
using Runware.Wan25.Jobs.Storage;

namespace Runware.Wan25.Jobs.Scheduling;

/// <summary>
/// Limits the jobs that run in the whole cluster by means of Quartz: a lane is a Quartz job of which one trigger runs at a time on any
/// node, and there are as many lanes as jobs may run. Without a limit there is a single lane without that restriction.
/// </summary>
internal sealed class Lanes(int? limit)
{
    public bool AreLimited => limit is not null;

    public IReadOnlyList<string> Names { get; } = limit is { } count
        ? Enumerable.Range(1, count).Select(number => string.Create(CultureInfo.InvariantCulture, $"lane-{number}")).ToList()
        : [QuartzNames.OpenLane];

    /// <summary>Adds the lanes to Quartz.</summary>
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

    /// <summary>Finds a lane with the fewest unfinished jobs.</summary>
    /// <param name="transaction">The transaction.</param>
    /// <param name="id">
    /// The id of the job. Jobs that are stored at the same moment see the same counts, and should not all choose the same lane.
    /// </param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    public async Task<string> FindEmptiestAsync(DbTransaction transaction, VideoOperationId id, CancellationToken cancellationToken)
    {
        if (!AreLimited)
        {
            return Names[0];
        }

        Dictionary<string, long> counts = await CountAsync(transaction, cancellationToken).ConfigureAwait(false);
        long fewest = Names.Min(lane => counts.GetValueOrDefault(lane));
        List<string> emptiest = Names.Where(lane => counts.GetValueOrDefault(lane) == fewest).ToList();
        return emptiest[(int)((uint)id.TaskId.GetHashCode() % emptiest.Count)];
    }

    /// <summary>Gets the lane of a job, or another one if it no longer exists.</summary>
    public Task<string> KeepOrFindAsync(DbTransaction transaction, JobRecord job, CancellationToken cancellationToken) =>
        Names.Contains(job.Lane) ? Task.FromResult(job.Lane) : FindEmptiestAsync(transaction, job.OperationId, cancellationToken);

    /// <summary>Counts the unfinished jobs of each lane. Lanes without any are absent.</summary>
    public static async Task<Dictionary<string, long>> CountAsync(DbTransaction transaction, CancellationToken cancellationToken)
    {
        List<(string Lane, long Count)> taken = await transaction.ReadAsync(
            $"select lane, count(*) from wan25_jobs where state in ({JobStates.Unfinished}) group by lane",
            row => (Lane: row.GetString(0), Count: row.GetInt64(1)),
            cancellationToken).ConfigureAwait(false);
        return taken.ToDictionary(row => row.Lane, row => row.Count);
    }
}
