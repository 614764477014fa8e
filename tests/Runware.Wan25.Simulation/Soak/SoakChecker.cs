using Runware.Wan25.Polling;
using Runware.Wan25.Simulation.Invariants;
using Runware.Wan25.Simulation.Worlds;

namespace Runware.Wan25.Simulation.Soak;

/// <summary>
/// Whether a call had a right to end as it did. The clock is real: what is checked holds at the moment of the end and ever after.
/// </summary>
internal sealed class SoakChecker(SoakRound round, SoakJob job, SoakHarness harness, VideoOperation? operation, CancellationToken caller)
{
    // The runtime's timers fire a little early where they are coarse.
    private static readonly TimeSpan TimerResolution = TimeSpan.FromMilliseconds(50);

    // Several polls in a row may be lost or stall, one attempt's time limit each.
    private static readonly TimeSpan FaultyNews = TimeSpan.FromSeconds(8);

    public void CheckResult(VideoResult result, bool isStranger)
    {
        var id = result.OperationId.TaskId;
        var made = round.Truth.Successes(id).ToHashSet();
        var given = result.Videos.Select(video => video.VideoId).ToHashSet();
        Require(job.Ids.Contains(id), Invariant.NothingLost, $"the result is of {id}, which is no id of the job's");
        Require(given.Count == result.Videos.Count, Invariant.DeliveredOnce, "a video was delivered twice");
        Require(given.IsSubsetOf(made), Invariant.DeliveredOnce, "a video was delivered that was not made");
        Require(round.Truth.HasEnded(id) || isStranger, Invariant.NoEarlyEnd, "a result before the job has ended");
        if (!isStranger)
        {
            Require(made.IsSubsetOf(given), Invariant.DeliveredOnce, $"{made.Count} videos were made, {given.Count} delivered");
            job.Deliver();
        }
    }

    public void CheckException(Exception exception, Stage stage, bool wasCancelled, TimeSpan left, bool isStranger)
    {
        switch (exception)
        {
            case VideoWaitCanceledException canceled:
                Require(
                    caller.IsCancellationRequested || harness.IsClosing,
                    Invariant.NoEarlyEnd,
                    $"was cancelled by nobody: {canceled.Message}");
                CheckId(canceled.OperationId, canceled.SubmissionState);
                CheckState(canceled.SubmissionState);
                break;

            case OperationCanceledException:
                Require(wasCancelled, Invariant.EndsWell, $"was cancelled without an id: {exception}");
                break;

            case ObjectDisposedException:
                Require(harness.IsClosing, Invariant.NoSurprise, $"{exception}");
                break;

            case RunwareException ours:
                CheckId(ours.OperationId, ours.SubmissionState);
                CheckState(ours.SubmissionState);
                CheckEnd(ours, stage, left, isStranger);
                break;

            default:
                Require(false, Invariant.NoSurprise, $"{stage} ended with {exception}");
                break;
        }
    }

    private void CheckEnd(RunwareException exception, Stage stage, TimeSpan left, bool isStranger)
    {
        switch (exception)
        {
            case VideoGenerationTimeoutException timeout:
                Require(left < TimerResolution, Invariant.NoEarlyEnd, $"timed out {left.TotalSeconds:0.00} s before its deadline");
                Require(timeout.Partial is not null, Invariant.EndsWell, "a timeout tells nothing of what is there");
                Require(
                    isStranger || SinceEnd(timeout.OperationId) < MaxNewsDelay + Grace(timeout.OperationId),
                    Invariant.NoLateEnd,
                    $"timed out long after the job had ended: {timeout.Message}");
                break;

            case VideoGenerationFailedException failed:
                var id = failed.OperationId!.Value.TaskId;
                Require(round.Truth.HasEnded(id), Invariant.NoEarlyEnd, $"failed while the job runs: {failed.Message}");
                Require(
                    isStranger || !round.Truth.Successes(id).Any(),
                    Invariant.DeliveredOnce,
                    $"failed although there are videos: {failed.Message}");
                break;

            default:
                Require(stage is Stage.Submitting or Stage.Updating, Invariant.NoEarlyEnd, $"{stage} ended with {exception}");
                Require(
                    stage != Stage.Submitting || round.HasFaults || (exception is RunwareConnectionException
                        && round.Delay.MayExceed(harness.AttemptTimeout)),
                    Invariant.NothingUnasked, exception.ToString());
                break;
        }
    }

    /// <summary>How long after its end a job may look as if it were running, to those who ask all the time.</summary>
    private TimeSpan MaxNewsDelay => round.Delay.Tolerance + (round.HasFaults ? FaultyNews : TimeSpan.Zero);

    /// <summary>How long one failure of several results may be the first of them.</summary>
    private TimeSpan Grace(VideoOperationId? id) =>
        id is not { } known || round.Truth.Failures(known.TaskId).Count() <= 1 ? TimeSpan.Zero
        : round.Truth.IsLive(known.TaskId) ? GenerationFailureTracker.WholeTaskGrace
        : GenerationFailureTracker.ArchivedTaskGrace;

    private TimeSpan SinceEnd(VideoOperationId? id) => id is { } known && round.Truth.Find(known.TaskId)?.FinishedAt is { } end
        ? TimeProvider.System.GetUtcNow() - end
        : TimeSpan.Zero;

    private void CheckState(SubmissionState? state)
    {
        if (state is SubmissionState.NotSent or SubmissionState.Refused && job.Submitters == 1)
        {
            Require(!job.Ids.Any(round.Truth.IsAccepted), Invariant.TrueState, $"said to be {state}, and was charged");
        }

        if (state == SubmissionState.Accepted)
        {
            Require(job.Ids.Any(round.Truth.IsAccepted), Invariant.TrueState, "said to be accepted, and is not");
        }
    }

    private void CheckId(VideoOperationId? id, SubmissionState? state)
    {
        job.Learn(id);
        Require(
            id is { } known && (job.Ids.Contains(known.TaskId) || MayBeUnannounced(known.TaskId, state)),
            Invariant.EndsWell,
            $"an exception carries the id {id?.ToString() ?? "(none)"}, {state}");
        Require(
            operation is null || id?.ResultCount == operation.Id.ResultCount,
            Invariant.EndsWell,
            $"the id {id} is not that of the handle, {operation?.Id}");
    }

    /// <summary>An id is announced directly before its first request; a submission may end before that.</summary>
    private bool MayBeUnannounced(Guid taskId, SubmissionState? state) =>
        state == SubmissionState.NotSent && job.OwnId is null && !round.Truth.IsAccepted(taskId);

    private void Require(bool holds, string invariant, string what)
    {
        if (!holds)
        {
            round.Report.Violate(invariant, $"round {round.Number}, {job.Name}: {what}");
        }
    }
}
