using Runware.Wan25.Simulation.Jobs;
using Runware.Wan25.Simulation.Plans;
using Runware.Wan25.Simulation.Worlds;

namespace Runware.Wan25.Simulation.Invariants;

/// <summary>Whether a client keeps to its limits of spending, and what it counts as spent at the end.</summary>
internal static class SpendingChecker
{
    /// <summary>The published price of one result of a job here: five seconds of 720p.</summary>
    public const decimal Price = 0.0946m * 5;

    // In a window what counts is when it was sent; what is known here is when it was accepted.
    private static readonly TimeSpan MaxTravelTime = TimeSpan.FromSeconds(2);

    /// <summary>After each submission: all that this client alone can have caused stays within its limits.</summary>
    public static void Check(World world, ClientHarness harness)
    {
        if (harness.Spending is not { } limits)
        {
            return;
        }

        var charged = world.Jobs.Where(job => IsOnlyOf(job, harness) && IsChargedOnce(job)).ToList();
        if (charged.Find(job => job.Plan.Results * Price > limits.MaxPerRequest) is { } dear)
        {
            world.Report(
                Invariant.SpendingKept,
                $"client {harness.Plan.Number}: job {dear.Plan.Number} costs more than {limits.MaxPerRequest}");
        }

        if (limits.Window is null || world.Plan.IsSmooth)
        {
            var total = charged.Where(job => IsWithin(job, limits.Window)).Sum(CostOf);
            if (total > limits.MaxTotal)
            {
                world.Report(Invariant.SpendingKept, $"client {harness.Plan.Number} spent {total} of {limits.MaxTotal}");
            }
        }
    }

    /// <summary>At the end: what counts as spent is what was charged or may have been, and nothing that was never sent.</summary>
    public static async Task CheckSpentAsync(World world, ClientHarness harness)
    {
        if (harness.Spending is not { } limits || harness.IsClosing || await harness.SpentAsync() is not { } spent)
        {
            return;
        }

        // A service that takes a used id again charges again, and the client sees the results of both.
        var most = world.Jobs.Where(job => MayCount(job, harness))
            .Sum(job => job.Plan.Attempts.Max(attempt => attempt.Results) * Price * Math.Max(1, world.Truth.ChargesOf(job.Plan.TaskId)));
        if (spent > most)
        {
            world.Report(Invariant.NothingReserved, $"client {harness.Plan.Number} counts {spent}; what it sent can have cost {most}");
        }

        var least = limits.Window is null ? world.Jobs.Where(job => IsOnlyOf(job, harness) && IsChargedOnce(job)).Sum(CostOf) : 0;
        if (spent < least)
        {
            world.Report(Invariant.SpendingKept, $"client {harness.Plan.Number} counts {spent}; it was charged {least}");
        }
    }

    private static bool IsOnlyOf(JobRun job, ClientHarness harness) =>
        job.HasOneBody
            && job.Plan.Attempts.Where(attempt => attempt.Mode != AttemptMode.Resume).All(attempt => attempt.Client == harness.Plan.Number);

    private static bool IsChargedOnce(JobRun job) => job.World.Truth.ChargesOf(job.Plan.TaskId) == 1;

    private static bool MayCount(JobRun job, ClientHarness harness) => harness.HasSubmitted(job.Plan.TaskId) && !job.Attempts
        .Where(attempt => attempt.Submits && attempt.Client == harness.Plan.Number)
        .All(attempt => attempt.State is SubmissionState.NotSent or SubmissionState.Refused);

    private static bool IsWithin(JobRun job, TimeSpan? window) =>
        window is null || job.World.Clock.GetUtcNow() - job.World.Truth.Find(job.Plan.TaskId)!.AcceptedAt < window - MaxTravelTime;

    private static decimal CostOf(JobRun job) =>
        Price * (job.World.Truth.HasEnded(job.Plan.TaskId) ? job.World.Truth.Successes(job.Plan.TaskId).Count() : job.Plan.Results);
}
