using Runware.Wan25.Simulation.Invariants;
using Runware.Wan25.Simulation.Plans;
using Runware.Wan25.Simulation.Worlds;

namespace Runware.Wan25.Simulation.Jobs;

/// <summary>One party on its way to the videos of a job.</summary>
internal sealed class AttemptRun(JobRun job, AttemptPlan plan)
{
    public string Name => $"job {plan.Job} party {plan.Party}";

    public bool HasEnded { get; private set; }

    public bool Submits => plan.Mode != AttemptMode.Resume;

    /// <summary>The id that this party was told, by whatever means.</summary>
    public VideoOperationId? KnownId { get; private set; }

    public Exception? Exception { get; private set; }

    public VideoResult? Result { get; private set; }

    public int Client => plan.Client;

    /// <summary>What the party was told about its submission when that failed.</summary>
    public SubmissionState? State =>
        (Exception as RunwareException)?.SubmissionState ?? (Exception as VideoWaitCanceledException)?.SubmissionState;

    private World World => job.World;

    public async Task RunAsync()
    {
        World.ActFor(job);
        var harness = World.Clients[plan.Client];
        await Task.Delay(plan.Start, World.Clock);
        using var caller = plan.CancelAfter is { } after ? new CancellationTokenSource(after, World.Clock) : new CancellationTokenSource();
        if (plan.CancelInCall is { } call)
        {
            harness.When(call, () =>
            {
                if (!HasEnded)
                {
                    caller.Cancel();
                }
            });
        }

        World.Trace.Add($"{Name}: {plan.Mode}");
        await GoAsync(new Wait(job, harness, Name, caller.Token));
        var end = Result is { } result
            ? $"{result.Videos.Count} videos, {result.Failures.Count} failures"
            : $"{Exception?.GetType().Name} {Exception?.Message}";
        World.Trace.Add($"{Name}: {end}");
        HasEnded = true;
    }

    private async Task GoAsync(Wait wait)
    {
        switch (plan.Mode)
        {
            case AttemptMode.Generate:
                var progress = plan.WatchesProgress ? new ProgressChecker(job, Name, submits: true, plan.ProgressThrowsAt) : null;
                await EndAsync(
                    wait, wait.ForGeneration(
                        async () =>
                            await wait.Harness.ClientToSubmit.GenerateAsync(job.Plan.Request(plan.Results), progress, wait.Caller)));
                break;

            case AttemptMode.Resume when job.HasOneBody && (job.Announced ?? IdOfKey()) is { } id:
                await ResumeAsync(wait, id);
                break;

            case AttemptMode.Resume:
                break;

            default:
                await SubmitAsync(wait);
                break;
        }
    }

    /// <summary>Who knows the key knows the id, whether anything was submitted or not.</summary>
    private VideoOperationId? IdOfKey() => job.Plan.Identity == JobIdentity.Fresh ? null : new(job.Plan.TaskId, job.Plan.Results);

    private async Task SubmitAsync(Wait wait)
    {
        VideoOperation? operation = null;
        await wait.ForSubmission(async () =>
        {
            operation = await wait.Harness.ClientToSubmit.SubmitAsync(job.Plan.Request(plan.Results), wait.Caller);
            return null;
        });
        Exception = wait.Exception;
        KnownId = Wait.IdOf(Exception) ?? operation?.Id;
        if (operation is null)
        {
            return;
        }

        SubmissionStateChecker.CheckAccepted(job, wait, operation);
        await Task.Delay(plan.Pause, World.Clock);
        if (plan.Mode == AttemptMode.SubmitThenHandOver)
        {
            await ResumeAsync(wait.Through(World.Clients[plan.OtherClient]), VideoOperationId.Parse(operation.Id.ToString()));
            return;
        }

        await FollowAsync(wait, operation);
    }

    private async Task ResumeAsync(Wait wait, VideoOperationId id)
    {
        KnownId = id;
        VideoOperation? operation = null;
        await wait.ForResumption(() =>
        {
            operation = wait.Harness.Client.GetOperation(id);
            return Task.FromResult<VideoResult?>(null);
        });
        if (operation is not null)
        {
            await FollowAsync(wait, operation);
        }
    }

    private async Task FollowAsync(Wait wait, VideoOperation operation)
    {
        var nudges = NudgeAsync(operation);
        using var end = new CancellationTokenSource();
        var companion = plan.HasCompanion
            ? new Companion(job, wait.Harness, $"{Name} companion").RunAsync(operation.Id, plan.CompanionExcess, end.Token)
            : Task.CompletedTask;
        if (plan.Updates)
        {
            await wait.ForUpdate(operation);
        }

        var progress = plan.WatchesProgress ? new ProgressChecker(job, Name, submits: false, plan.ProgressThrowsAt) : null;
        await EndAsync(wait, plan.Mode == AttemptMode.SubmitThenStream
            ? wait.ForResult(operation, () => StreamAsync(operation, wait))
            : wait.ForResult(operation, async () => await operation.WaitForCompletionAsync(progress, wait.Caller)));
        await end.CancelAsync();
        await companion;
        await nudges;
    }

    private async Task NudgeAsync(VideoOperation operation)
    {
        foreach (TimeSpan gap in plan.Nudges)
        {
            await Task.Delay(gap, World.Clock);
            operation.Nudge();
        }
    }

    private async Task<VideoResult?> StreamAsync(VideoOperation operation, Wait wait)
    {
        List<Guid> videos = [];
        await foreach (var video in operation.GetVideosAsync(wait.Caller))
        {
            ResultChecker.CheckStreamed(job, Name, video, videos);
            videos.Add(video.VideoId);
        }

        ResultChecker.CheckStreamEnd(job, Name, operation, videos);
        return operation.Result;
    }

    private async Task EndAsync(Wait wait, Task<VideoResult?> end)
    {
        Result = await end;
        Exception = wait.Exception;
        KnownId = Result?.OperationId ?? Wait.IdOf(Exception) ?? KnownId;
        if (Result is { } result)
        {
            await Task.Delay(plan.DownloadAfter, World.Clock);
            await new Fetching(job, wait.Harness, Name).RunAsync(result, plan.Download, wait.Caller);
        }
    }
}
