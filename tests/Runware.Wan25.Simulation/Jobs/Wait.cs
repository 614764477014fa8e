using Runware.Wan25.Simulation.Invariants;
using Runware.Wan25.Simulation.Plans;
using Runware.Wan25.Simulation.Worlds;

namespace Runware.Wan25.Simulation.Jobs;

/// <summary>Calls the client, remembers under which circumstances, and has what comes of it checked at that very moment.</summary>
internal sealed class Wait(JobRun job, ClientHarness harness, string name, CancellationToken caller)
{
    private TimeSpan? _submittedAt;
    private bool _wasHandedId;
    private SubmissionTrail? _trail;

    public JobRun Job => job;

    public ClientHarness Harness => harness;

    public string Name => name;

    public CancellationToken Caller => caller;

    public Exception? Exception { get; private set; }

    /// <summary>When the time limit is over, on the world's clock.</summary>
    public TimeSpan Deadline { get; private set; }

    public int PostsBefore { get; private set; }

    /// <summary>Whether there was something at the start of the call that lets it end at once.</summary>
    public bool WasCancelledBefore { get; private set; }

    public bool WasDisposedBefore { get; private set; }

    /// <summary>Whether the live store had forgotten the job when the call began, so that only the archive can tell.</summary>
    public bool CameTooLate { get; private set; }

    /// <summary>
    /// Whether the service was to forget the job, in both stores, before everybody who asked from the start of the call on could be told.
    /// </summary>
    public bool MayMissEnd { get; private set; }

    /// <summary>When the call had its job at last, and began to wait for the end.</summary>
    public TimeSpan JoinedAt => _trail?.LastHeard ?? TimeSpan.Zero;

    public bool IsGenerating { get; private set; }

    /// <summary>Whether the caller came with an id, so that the client has not seen the acceptance.</summary>
    public bool WasResumed => _wasHandedId;

    private TimeSpan Now => job.World.Clock.Elapsed;

    /// <summary>The same caller through another client.</summary>
    public Wait Through(ClientHarness other) => new(job, other, name, caller);

    /// <summary>Submits, and waits for the result in one.</summary>
    public Task<VideoResult?> ForGeneration(Func<Task<VideoResult?>> call)
    {
        IsGenerating = true;
        return ForSubmission(call);
    }

    public Task<VideoResult?> ForSubmission(Func<Task<VideoResult?>> call)
    {
        _submittedAt = Now;
        return CallAsync(call, Stage.Submitting);
    }

    public Task<VideoResult?> ForResumption(Func<Task<VideoResult?>> call)
    {
        _wasHandedId = true;
        return CallAsync(call, Stage.Resuming);
    }

    /// <summary>Waits as somebody who came with nothing but the id.</summary>
    public Task<VideoResult?> ForResultById(VideoOperation operation, Func<Task<VideoResult?>> call)
    {
        _wasHandedId = true;
        return ForResult(operation, call);
    }

    public Task<VideoResult?> ForResult(VideoOperation operation, Func<Task<VideoResult?>> call) =>
        CallAsync(call, Stage.Waiting, operation);

    /// <summary>An update may fail; it must say for which operation, and the wait goes on.</summary>
    public async Task ForUpdate(VideoOperation operation) => await CallAsync(
        async () =>
        {
            await operation.UpdateAsync(caller);
            return null;
        },
        Stage.Updating,
        operation);

    public static VideoOperationId? IdOf(Exception? exception) => exception switch
    {
        RunwareException ours => ours.OperationId,
        VideoWaitCanceledException canceled => canceled.OperationId,
        _ => null,
    };

    private async Task<VideoResult?> CallAsync(Func<Task<VideoResult?>> call, Stage stage, VideoOperation? operation = null)
    {
        var limit = harness.Plan.CompletionTimeout;
        Deadline = _submittedAt is { } submitted && Now < submitted + limit ? submitted + limit : Now + limit;
        PostsBefore = harness.PostsAbout(job.Plan.TaskId);
        WasCancelledBefore = caller.IsCancellationRequested;
        WasDisposedBefore = harness.IsClosing;
        CameTooLate = job.World.Truth.IsAccepted(job.Plan.TaskId) && !job.World.Truth.IsLive(job.Plan.TaskId);
        MayMissEnd = job.World.Truth.ForgottenAt(job.Plan.TaskId) - Now < job.World.TimeToTell(job.Plan.TaskId);
        Exception = null;
        var started = Now;
        if (stage == Stage.Submitting)
        {
            var trail = new SubmissionTrail(
                job.Plan.TaskId, mayBeKnown: job.Plan.Identity != JobIdentity.Fresh && job.World.WasSent(job.Plan.TaskId), job.World.Clock);
            _trail = trail;
            job.Trails.Add(trail);
            SubmissionTrail.Follow(trail);
            harness.Order.Begin(job, trail);
        }

        try
        {
            var result = await call();
            if (result is not null)
            {
                ResultChecker.Check(this, result);
                TimelinessChecker.CheckTime(this, started, result.OperationId);
            }

            return result;
        }
        catch (Exception exception)
        {
            Exception = exception;
            new EndChecker(this, stage, operation).Check(exception, started);
            return null;
        }
        finally
        {
            if (stage == Stage.Submitting)
            {
                harness.Order.End(_trail!);
            }

            if (Now > Deadline)
            {
                job.Report(Invariant.NoLateEnd, $"{name}: {stage} ended {(Now - Deadline).TotalSeconds} s past its deadline");
            }
        }
    }
}
