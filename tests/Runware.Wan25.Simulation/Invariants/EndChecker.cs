using Runware.Wan25.Simulation.Jobs;
using Runware.Wan25.Simulation.Plans;
using Runware.Wan25.Simulation.Worlds;

namespace Runware.Wan25.Simulation.Invariants;

/// <summary>Whether a call had a right to end with this exception, now, and told what it had to tell.</summary>
internal sealed class EndChecker(Wait wait, Stage stage, VideoOperation? operation)
{
    // As the client believes the service.
    private const int RefusalsBelieved = 3;
    private static readonly TimeSpan MissingGrace = TimeSpan.FromSeconds(10);

    private World World => wait.Job.World;

    private Guid TaskId => wait.Job.Plan.TaskId;

    private bool MayStop => wait.Caller.IsCancellationRequested || wait.Harness.IsClosing;

    /// <summary>Whether the service refuses some submissions, and rightly.</summary>
    private bool HasLimits => World.Plan.Affordable is not null || World.Plan.MaxRunning is not null;

    public void Check(Exception exception, TimeSpan started)
    {
        switch (exception)
        {
            case VideoWaitCanceledException canceled:
                Require(MayStop, Invariant.NoEarlyEnd, $"was cancelled by nobody: {canceled.Message}");
                CheckId(canceled.OperationId);
                SubmissionStateChecker.CheckState(wait, canceled.SubmissionState);
                break;

            case OperationCanceledException:
                Require(wait.WasCancelledBefore, Invariant.EndsWell, $"was cancelled without an id: {exception.GetType().Name}");
                break;

            case ObjectDisposedException:
                Require(
                    wait.WasDisposedBefore,
                    Invariant.EndsWell,
                    $"a client that was disposed during the call ends it without an id: {exception.Message}");
                break;

            case RunwareException ours:
                CheckId(ours.OperationId);
                SubmissionStateChecker.CheckState(wait, ours.SubmissionState);
                Require(!World.Plan.IsSmooth || World.IsHealed || IsAsked(ours), Invariant.NothingUnasked, exception.ToString());
                Check(ours, started);
                break;

            default:
                wait.Job.Report(Invariant.NoSurprise, $"{wait.Name}: {exception}");
                break;
        }
    }

    /// <summary>Whether a failure is to be expected although every request has a response.</summary>
    private bool IsAsked(RunwareException exception) => exception switch
    {
        VideoGenerationFailedException failed when failed.Failures.Any(IsAboutMissing) => wait.WasResumed && IsMissing(),
        VideoGenerationFailedException => World.Plan.Weather == Weather.Fair,
        VideoGenerationTimeoutException when World.Truth.NeverEnds(TaskId) => true,
        VideoGenerationTimeoutException when wait.MayMissEnd && World.Truth.IsGone(TaskId) => true,
        VideoGenerationTimeoutException =>
            World.Plan.MaxRunning is not null || !World.Truth.IsAccepted(TaskId) || IsCountMistaken(exception.OperationId),
        RunwareApiException or RunwareConnectionException when stage == Stage.Updating => World.Plan.Weather == Weather.Fair,
        RunwareApiException => HasLimits && stage == Stage.Submitting,
        SpendingLimitException => true,
        _ => false,
    };

    private bool IsCountMistaken(VideoOperationId? id) => (operation?.Id ?? id) is { } believed && wait.Job.MayMistakeCount(believed);

    private void Check(RunwareException exception, TimeSpan started)
    {
        switch (exception)
        {
            case VideoGenerationTimeoutException timeout:
                Require(
                    World.Clock.Elapsed == wait.Deadline,
                    Invariant.NoEarlyEnd,
                    $"timed out, its deadline is at {wait.Deadline.TotalSeconds} s");
                ResultChecker.CheckPartial(wait, timeout.Partial);
                break;

            case VideoGenerationFailedException failed:
                CheckFailed(failed, started);
                break;

            case SpendingLimitException limit:
                Require(
                    stage == Stage.Submitting && wait.Harness.Plan.Spending is not null
                        && (limit.Limit == wait.Harness.Plan.Spending.MaxPerRequest || limit.Spent + limit.EstimatedCost > limit.Limit),
                    Invariant.SpendingKept, $"refused to spend {limit.EstimatedCost}: {limit.Message}");
                break;

            case RunwareApiException refused when stage == Stage.Submitting && exception.SubmissionState != SubmissionState.Accepted:
                Require(
                    refused.Error.Category != RunwareErrorCategory.Conflict || !World.Truth.IsAccepted(TaskId) || MayBeWrong(refused),
                    Invariant.TrueState, $"a conflict with the very job that was to be made: {exception.Message}");
                CheckRoom(refused);
                break;

            case RunwareApiException:
                Require(
                    stage == Stage.Updating || !wait.Harness.IsPlain || wait.Harness.RefusalsAbout(TaskId) >= RefusalsBelieved,
                    Invariant.NoEarlyEnd, $"a wait ended with an error about the request: {exception.Message}");
                break;

            case RunwareConnectionException when stage == Stage.Submitting && exception.SubmissionState != SubmissionState.Accepted:
                var posts = wait.Harness.PostsAbout(TaskId) - wait.PostsBefore;
                Require(
                    posts >= wait.Harness.Plan.MaxAttempts || exception.Message.Contains("requested delay", StringComparison.Ordinal),
                    Invariant.NoEarlyEnd,
                    $"gave up after {posts} requests of {wait.Harness.Plan.MaxAttempts} attempts: {exception.Message}");
                break;

            case RunwareConnectionException:
                Require(stage == Stage.Updating, Invariant.NoEarlyEnd, $"a wait ended with a failed poll: {exception.Message}");
                break;

            default:
                wait.Job.Report(Invariant.NoSurprise, $"{wait.Name}: {exception}");
                break;
        }
    }

    private void CheckFailed(VideoGenerationFailedException failed, TimeSpan started)
    {
        if (failed.Failures.Any(IsAboutMissing))
        {
            Require(IsMissing(), Invariant.NoEarlyEnd, $"what the service knows is said not to be found: {failed.Message}");
            return;
        }

        Require(World.Truth.HasEnded(TaskId), Invariant.NoEarlyEnd, $"failed while the job runs: {failed.Message}");
        Require(!World.Truth.Successes(TaskId).Any(), Invariant.DeliveredOnce, $"failed although there are videos: {failed.Message}");
        TimelinessChecker.CheckCategory(wait, failed);
        TimelinessChecker.CheckTime(wait, started, failed.OperationId);
    }

    /// <summary>
    /// Whether a caller who came with an id may be told that there is no such job: there is none, it is very young, or no store knows of
    /// it. Who saw it accepted may not be told so at all.
    /// </summary>
    private bool IsMissing() =>
        World.Truth.Find(TaskId) is not { } task
        || (wait.WasResumed
            && (World.Clock.GetUtcNow() - task.AcceptedAt < MissingGrace || !World.Truth.IsArchived(TaskId) || ArchiveMayDeny()));

    /// <summary>
    /// Whether the live store has forgotten the task, or lies about it, and the archive too says at times that it does not know it.
    /// </summary>
    private bool ArchiveMayDeny() =>
        (!World.Truth.IsLive(TaskId) || IsDenied(FaultPoint.Poll))
            && (World.Options.ArchiveKeepsLastResponse || IsDenied(FaultPoint.Details));

    private bool IsDenied(FaultPoint point) => World.Plan.Faults.Any(fault => fault.Point == point && fault.TaskId == TaskId
        && fault.Effect is Effect.TaskNotFound or Effect.TaskNotFoundOk or Effect.TaskExpired or Effect.TaskCancelled);

    /// <summary>Who generates waits for room, within the time limit; who only submits and has nothing running may be sent away.</summary>
    private void CheckRoom(RunwareApiException refused)
    {
        if (World.Plan.IsSmooth && wait.IsGenerating && refused.Error.Category == RunwareErrorCategory.RateLimit)
        {
            Require(
                World.Clock.Elapsed == wait.Deadline || World.Clock.Elapsed + refused.RetryAfter > wait.Deadline,
                Invariant.WaitsForCapacity,
                $"gave up {refused.Message}");
        }
    }

    /// <summary>
    /// A conflict is the job's own. It may be passed on only where a handler below the client may have sent it twice, and then as unknown.
    /// </summary>
    private bool MayBeWrong(RunwareApiException conflict) =>
        !wait.Harness.IsPlain && conflict.SubmissionState == SubmissionState.Unknown;

    private static bool IsAboutMissing(VideoFailure failure) => failure.Error.Category == RunwareErrorCategory.NotFound;

    private void CheckId(VideoOperationId? id)
    {
        var count = operation?.Id.ResultCount ?? (wait.Job.HasOneBody ? wait.Job.Plan.Results : id?.ResultCount);
        Require(
            id?.TaskId == TaskId && id?.ResultCount == count,
            Invariant.EndsWell,
            $"an exception carries the id {id?.ToString() ?? "(none)"}, not {TaskId}-{count}");
    }

    private void Require(bool holds, string invariant, string what)
    {
        if (!holds)
        {
            wait.Job.Report(invariant, $"{wait.Name}: {what}");
        }
    }
}
