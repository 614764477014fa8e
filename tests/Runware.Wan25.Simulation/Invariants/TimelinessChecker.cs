using Runware.Wan25.Emulator;
using Runware.Wan25.Polling;
using Runware.Wan25.Simulation.Jobs;
using Runware.Wan25.Simulation.Plans;
using Runware.Wan25.Simulation.Worlds;

namespace Runware.Wan25.Simulation.Invariants;

/// <summary>Whether the end of a job was told in time, and a failure for what it is.</summary>
internal static class TimelinessChecker
{
    /// <summary>A wait has ended now, by a result or by a failure: that must not be long after the service began to tell it.</summary>
    public static void CheckTime(Wait wait, TimeSpan started, VideoOperationId? id)
    {
        var world = wait.Job.World;
        if (world.Truth.ToldAt(wait.Job.Plan.TaskId) is not { } told || !world.Plan.IsSmooth || wait.CameTooLate)
        {
            return;
        }

        var plan = wait.Harness.Plan;
        var polls = 2 + world.Truth.PollsBeforeTruth(wait.Job.Plan.TaskId);
        var since = world.Clock.Elapsed - new[] { told, started, wait.JoinedAt }.Max();
        var limit = Guarantees.News + LeftOver(wait) + (polls * (plan.MaxDelayBeforePoll + plan.MaxCallDuration))
            + world.Truth.UrlGrace(wait.Job.Plan.TaskId)
            + Grace(wait, told - new[] { started, wait.JoinedAt, world.Truth.ShownAt(wait.Job.Plan.TaskId) }.Max(), id);
        if (since > limit)
        {
            wait.Job.Report(
                Invariant.ToldInTime,
                $"{wait.Name}: ended {since.TotalSeconds:0.#} s after it was to be seen; {limit.TotalSeconds:0.#} s are enough");
        }
    }

    /// <summary>
    /// How much longer it takes where what was to be said of the id before its submission was not all said then. The archive is queried
    /// after delays that double from ten seconds.
    /// </summary>
    private static TimeSpan LeftOver(Wait wait)
    {
        var plan = wait.Harness.Plan;
        var faults = wait.Job.World.Plan.Faults.Where(fault => fault.Job == wait.Job.Plan.Number).ToList();
        var polls = faults.Where(fault => fault.Point == FaultPoint.Poll).Sum(fault => fault.Last);
        var lookups = faults.Where(fault => fault.Point == FaultPoint.Details).Sum(fault => fault.Last);
        return (polls * (plan.MaxDelayBeforePoll + plan.MaxCallDuration)) + TimeSpan.FromSeconds(10 * ((1 << lookups) - 1));
    }

    /// <summary>How long the client waits for rows that may still come.</summary>
    private static TimeSpan Grace(Wait wait, TimeSpan seenRunning, VideoOperationId? id)
    {
        var world = wait.Job.World;
        var taskId = wait.Job.Plan.TaskId;
        if (id is { } believed && wait.Job.MayMistakeCount(believed))
        {
            return OperationState.IdleGrace
                + (2 * FailuresBeside(wait) * (wait.Harness.Plan.MaxDelayBeforePoll + wait.Harness.Plan.MaxCallDuration));
        }

        // One failure of several results may be the first of them. It is the whole task's where the live store shows it, and rows of
        // all were seen running or the reason is shared.
        var failures = world.Truth.Failures(taskId).Select(failure => CategoryOf(failure.Code, failure.Message)).ToList();
        // Where batches are refused, it takes some polls until a response holds rows at all.
        var pollsUntilRows = world.Options.Batch == BatchBehavior.Refused ? 8 : 2;
        var sawAllRows = world.Options.Rows == RowVisibility.All
            && seenRunning > pollsUntilRows * (wait.Harness.Plan.MaxDelayBeforePoll + wait.Harness.Plan.MaxCallDuration);
        var isShared = failures.TrueForAll(category => category == RunwareErrorCategory.Validation);
        return failures.Count <= 1 ? TimeSpan.Zero
            : !world.Truth.IsLive(taskId) ? GenerationFailureTracker.ArchivedTaskGrace
            : sawAllRows || isShared ? TimeSpan.Zero
            : GenerationFailureTracker.WholeTaskGrace;
    }

    // A response that reports another job's failure with an error status may leave this one out, and then its time is no idle time.
    private static int FailuresBeside(Wait wait)
    {
        var world = wait.Job.World;
        var client = wait.Harness.Plan.Number;
        return world.Options.FailedPoll == FailedPollStatus.Ok
            ? 0
            : world.Jobs.Count(job => job != wait.Job && world.Truth.Failures(job.Plan.TaskId).Any()
                && job.Plan.Attempts.Any(attempt => attempt.Client == client || attempt.OtherClient == client));
    }

    public static void CheckCategory(Wait wait, VideoGenerationFailedException failed)
    {
        var expected =
            wait.Job.World.Truth.Failures(wait.Job.Plan.TaskId).Select(failure => CategoryOf(failure.Code, failure.Message)).ToHashSet();
        foreach (var failure in failed.Failures.Where(failure => expected.Count > 0 && !expected.Contains(failure.Error.Category)))
        {
            wait.Job.Report(
                Invariant.ToldAsIs,
                $"{wait.Name}: {failure.Error.Code} is told as {failure.Error.Category}, not as {string.Join(" or ", expected)}");
        }
    }

    private static RunwareErrorCategory CategoryOf(string code, string message) => code switch
    {
        "invalidProviderContent" => RunwareErrorCategory.ContentPolicy,
        _ when message.Contains("DataInspectionFailed", StringComparison.Ordinal) => RunwareErrorCategory.ContentPolicy,
        _ when message.Contains("safety system", StringComparison.Ordinal) => RunwareErrorCategory.ContentPolicy,
        "invalidValueUploadFailed" => RunwareErrorCategory.Validation,
        "timeoutProvider" => RunwareErrorCategory.Timeout,
        _ => RunwareErrorCategory.Provider,
    };
}
