using Runware.Wan25.Simulation.Jobs;
using Runware.Wan25.Simulation.Plans;
using Runware.Wan25.Simulation.Worlds;

namespace Runware.Wan25.Simulation.Invariants;

/// <summary>Whether a call had a right to end with this exception, now, and told what it had to tell.</summary>
internal sealed class EndJudge(Wait wait, Stage stage, VideoOperation? operation)
{
    // As the client believes the service.
    private const int RefusalsBelieved = 3;
    private const int MostDoubts = 2;
    private static readonly TimeSpan MissingGrace = TimeSpan.FromSeconds(10);

    private World World => wait.Job.World;

    private Guid TaskId => wait.Job.Plan.TaskId;

    private bool MayStop => wait.Caller.IsCancellationRequested || wait.Seat.IsClosing;

    public void Check(Exception exception)
    {
        switch (exception)
        {
            case VideoWaitCanceledException canceled:
                Require(MayStop, Invariant.NoEarlyEnd, $"was cancelled by nobody: {canceled.Message}");
                CheckId(canceled.OperationId);
                SubmissionJudge.CheckState(wait, canceled.SubmissionState);
                break;

            case OperationCanceledException:
                Require(wait.WasCancelledBefore, Invariant.EndsWell, $"was cancelled without an id: {exception.GetType().Name}");
                break;

            case ObjectDisposedException:
                Require(wait.WasDisposedBefore, Invariant.EndsWell, $"a client that was disposed during the call ends it without an id: {exception.Message}");
                break;

            case RunwareException ours:
                CheckId(ours.OperationId);
                SubmissionJudge.CheckState(wait, ours.SubmissionState);
                Require(World.Plan.Weather != Weather.Calm || !World.Truth.IsAccepted(TaskId) || IsAboutMissing(ours), Invariant.NothingUnasked, exception.ToString());
                Check(ours);
                break;

            default:
                World.Report(Invariant.NoSurprise, $"{wait.Name}: {exception}");
                break;
        }
    }

    private void Check(RunwareException exception)
    {
        switch (exception)
        {
            case VideoGenerationTimeoutException timeout:
                Require(World.Clock.Elapsed == wait.Deadline, Invariant.NoEarlyEnd, $"timed out, its deadline is at {wait.Deadline.TotalSeconds} s");
                ResultJudge.CheckPartial(wait, timeout.Partial);
                break;

            case VideoGenerationFailedException failed:
                CheckFailed(failed);
                break;

            case RunwareApiException refused when stage == Stage.Submitting && exception.SubmissionState != SubmissionState.Accepted:
                Require(
                    refused.Error.Category != RunwareErrorCategory.Conflict || !World.Truth.IsAccepted(TaskId) || MayDoubtConflict(refused),
                    Invariant.TrueState, $"a conflict with the very job that was to be made: {exception.Message}");
                break;

            case RunwareApiException:
                Require(
                    stage == Stage.Updating || !wait.Seat.IsPlain || wait.Seat.RefusalsAbout(TaskId) >= RefusalsBelieved,
                    Invariant.NoEarlyEnd, $"a wait ended with an error of the question: {exception.Message}");
                break;

            case RunwareConnectionException when stage == Stage.Submitting && exception.SubmissionState != SubmissionState.Accepted:
                var posts = wait.Seat.PostsAbout(TaskId) - wait.PostsBefore;
                Require(
                    posts >= wait.Seat.Plan.MaxAttempts || exception.Message.Contains("asked to wait", StringComparison.Ordinal),
                    Invariant.NoEarlyEnd, $"gave up after {posts} requests of {wait.Seat.Plan.MaxAttempts} attempts: {exception.Message}");
                break;

            case RunwareConnectionException:
                Require(stage == Stage.Updating, Invariant.NoEarlyEnd, $"a wait ended with a failed poll: {exception.Message}");
                break;

            default:
                World.Report(Invariant.NoSurprise, $"{wait.Name}: {exception}");
                break;
        }
    }

    private void CheckFailed(VideoGenerationFailedException failed)
    {
        if (World.Truth.Find(TaskId) is not { } task)
        {
            // The service says that it does not know the task, and it is right.
            Require(failed.Failures.Any(IsAboutMissing), Invariant.NoEarlyEnd, $"a job that nobody accepted failed: {failed.Message}");
            return;
        }

        if (IsAboutMissing(failed) && World.Clock.GetUtcNow() - task.AcceptedAt < MissingGrace)
        {
            return;
        }

        Require(World.Truth.HasEnded(TaskId), Invariant.NoEarlyEnd, $"failed while the job runs: {failed.Message}");
        Require(!World.Truth.Successes(TaskId).Any(), Invariant.DeliveredOnce, $"failed although there are videos: {failed.Message}");
    }

    /// <summary>
    /// A conflict is the job's own. It may be passed on only by who asked in vain, or was told again and again that there is no such job; and then as unknown.
    /// </summary>
    private bool MayDoubtConflict(RunwareApiException conflict)
    {
        var asked = Math.Min(wait.Seat.Plan.MaxAttempts, MostDoubts) + 2;
        var sendsTwice = wait.Seat.Plan.Middleman is Middleman.SendsTwiceKeepsFirst or Middleman.SendsTwiceKeepsSecond;
        var posts = wait.Seat.PostsAbout(TaskId) - wait.PostsBefore;
        return conflict.SubmissionState == SubmissionState.Unknown && posts >= asked + (sendsTwice ? 1 : 0);
    }

    private static bool IsAboutMissing(RunwareException exception) => exception is VideoGenerationFailedException failed && failed.Failures.All(IsAboutMissing);

    private static bool IsAboutMissing(VideoFailure failure) => failure.Error.Category == RunwareErrorCategory.NotFound;

    private void CheckId(VideoOperationId? id)
    {
        var count = operation?.Id.ResultCount ?? (wait.Job.HasOneBody ? wait.Job.Plan.Results : id?.ResultCount);
        Require(id?.TaskId == TaskId && id?.ResultCount == count, Invariant.EndsWell, $"an exception carries the id {id?.ToString() ?? "(none)"}, not {TaskId}-{count}");
    }

    private void Require(bool holds, string invariant, string what)
    {
        if (!holds)
        {
            World.Report(invariant, $"{wait.Name}: {what}");
        }
    }
}
