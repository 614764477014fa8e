using Runware.Wan25.Simulation.Jobs;
using Runware.Wan25.Simulation.Worlds;

namespace Runware.Wan25.Simulation.Invariants;

/// <summary>Whether what a client says about a submission is true.</summary>
internal static class SubmissionStateChecker
{
    public static void CheckState(Wait wait, SubmissionState? state)
    {
        var job = wait.Job;
        var truth = job.World.Truth;

        // Where another party submits the same, one party's refusal says nothing about the job.
        if (state is SubmissionState.NotSent or SubmissionState.Refused && job.HasOneSubmitter && job.Ids.Any(truth.IsAccepted))
        {
            job.Report(Invariant.TrueState, $"{wait.Name}: said to be {state}, and was charged");
        }

        if (state == SubmissionState.Accepted && !job.Ids.Any(truth.IsAccepted))
        {
            job.Report(Invariant.TrueState, $"{wait.Name}: said to be accepted, and is not");
        }
    }

    /// <summary>What was on its way when a call ended may have arrived since.</summary>
    public static void CheckEnds(JobRun job)
    {
        foreach (var attempt in job.Attempts.Where(attempt => attempt.Submits && job.HasOneSubmitter))
        {
            if (attempt.State is SubmissionState.NotSent or SubmissionState.Refused && job.Ids.Any(job.World.Truth.IsAccepted))
            {
                job.Report(Invariant.TrueState, $"{attempt.Name}: was said to be {attempt.State}, and was charged in the end");
            }
        }
    }

    public static void CheckAccepted(JobRun job, Wait wait, VideoOperation operation)
    {
        if (!job.World.Truth.IsAccepted(operation.Id.TaskId))
        {
            job.Report(Invariant.TrueState, $"{wait.Name}: a submission succeeded that the service did not accept");
        }

        if (operation.Id.TaskId != job.Plan.TaskId)
        {
            job.Report(Invariant.PaidOnce, $"{wait.Name}: the job goes by the id {operation.Id}, which is not the first that was minted");
        }
    }
}
