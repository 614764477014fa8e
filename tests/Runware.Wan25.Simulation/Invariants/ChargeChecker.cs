using Runware.Wan25.Simulation.Jobs;
using Runware.Wan25.Simulation.Worlds;

namespace Runware.Wan25.Simulation.Invariants;

/// <summary>The balance, when everything is over.</summary>
internal static class ChargeChecker
{
    public static void Check(World world)
    {
        foreach (var job in world.Jobs)
        {
            CheckCharges(world, job);
            CheckReachable(world, job);
            CheckSubmitted(world, job);
        }

        var claimed = world.Jobs.SelectMany(job => job.Ids).ToHashSet();
        foreach (var task in world.Emulator.Ledger.Tasks.Where(task => !claimed.Contains(task.TaskId)))
        {
            world.Report(Invariant.PaidOnce, $"task {task.TaskId} was charged and belongs to no job");
        }
    }

    /// <summary>Back with the id, on a good day: what was made must come.</summary>
    public static void CheckRecovered(JobRun job, AttemptRun attempt, Wait wait, VideoResult? result)
    {
        var made = job.World.Truth.Successes(job.Plan.TaskId).Count();
        if (made > 0 && result?.Videos.Count != made)
        {
            job.Report(
                Invariant.NothingLost,
                $"{attempt.Name}: {made} videos were made, resuming gives {result?.Videos.Count.ToString() ?? wait.Exception?.ToString()}");
        }
    }

    private static void CheckCharges(World world, JobRun job)
    {
        var charged = job.Ids.Where(id => world.Truth.ChargesOf(id) > 0).ToList();
        var charges = charged.Sum(world.Truth.ChargesOf);
        if (charges > 1)
        {
            job.Report(Invariant.PaidOnce, $"job {job.Plan.Number} was charged {charges} times under {charged.Count} ids");
        }

        if (job.HasOneBody && charges <= 1 && charged.Sum(world.Truth.ChargedResultsOf) > job.Plan.Results)
        {
            job.Report(Invariant.PaidOnce, $"job {job.Plan.Number} was charged for more results than it asked for");
        }
    }

    /// <summary>
    /// Where every request has a response, whoever submits and does not leave has submitted. Unclear responses to look-ups prevent
    /// nothing.
    /// </summary>
    private static void CheckSubmitted(World world, JobRun job)
    {
        var plan = world.Plan;
        if (!plan.IsSmooth || plan.MaxRunning is not null || job.Ids.Any(world.Truth.IsAccepted))
        {
            return;
        }

        foreach (var attempt in job.Attempts.Where(attempt => attempt.Submits
            && attempt.Exception is not OperationCanceledException and not ObjectDisposedException and not SpendingLimitException))
        {
            job.Report(Invariant.Submitted, $"{attempt.Name}: was never submitted, and ended with {attempt.Exception}");
        }
    }

    private static void CheckReachable(World world, JobRun job)
    {
        if (job.Ids.Any(world.Truth.IsAccepted) && job.Attempts.All(attempt => attempt.KnownId is null))
        {
            world.Report(Invariant.EndsWell, $"job {job.Plan.Number} was charged, and nobody was told its id");
        }
    }
}
