using Runware.Wan25.Simulation.Invariants;
using Runware.Wan25.Simulation.Plans;
using Runware.Wan25.Simulation.Worlds;

namespace Runware.Wan25.Simulation.Jobs;

/// <summary>The day after: nothing goes wrong any more, and everybody comes back with nothing but the id that he was told.</summary>
internal sealed class Recovery
{
    private readonly World _world;

    public Recovery(World world)
    {
        _world = world;
        Harness = new ClientHarness(world, ClientPlan.Of(world.Plan.Seed, world.Clients.Count, Weather.Calm) with
        {
            MaxAttempts = 5,
            Latency = TimeSpan.Zero,
            CompletionTimeout = TimeSpan.FromMinutes(30),
            DisposedAt = null,
            DisposedInCall = null,
            Intermediary = Intermediary.None,
            SeesSendings = true,
            Spending = null,
        });
    }

    public ClientHarness Harness { get; }

    public Task RunAsync() => Task.WhenAll(_world.Jobs.Select(RecoverAsync));

    private async Task RecoverAsync(JobRun job)
    {
        World.ActFor(job);
        foreach (var attempt in job.Attempts)
        {
            if (attempt.KnownId is { } id && !_world.Truth.NeverEnds(id.TaskId) && !_world.Truth.IsGone(id.TaskId) && !job.MistakesCount(
                id))
            {
                await RecoverAsync(job, attempt, id);
            }
        }

        foreach (var video in job.ToDownload.ToList())
        {
            await new Fetching(job, Harness, $"job {job.Plan.Number} recovery")
                .FetchAsync(video, DownloadMode.Stream, CancellationToken.None);
        }
    }

    private async Task RecoverAsync(JobRun job, AttemptRun attempt, VideoOperationId id)
    {
        var wait = new Wait(job, Harness, $"{attempt.Name} recovery", CancellationToken.None);
        if (attempt.Exception is RunwareException { SubmissionState: SubmissionState.Unknown }
            or VideoWaitCanceledException { SubmissionState: SubmissionState.Unknown })
        {
            var again = job.Plan.Request(job.Plan.Results).ToBuilder().WithTaskId(id.TaskId).Build();
            var result = await wait.ForSubmission(async () => await Harness.Client.GenerateAsync(again));
            ChargeChecker.CheckRecovered(job, attempt, wait, result);
        }
        else if (_world.Truth.IsAccepted(id.TaskId))
        {
            // The next day it is shown, however late the service shows what it has accepted.
            await Task.Delay(Until(_world.Truth.ShownAt(id.TaskId)), _world.Clock);
            var operation = Harness.Client.GetOperation(VideoOperationId.Parse(id.ToString()));
            var result = await wait.ForResultById(operation, async () => await operation.WaitForCompletionAsync());
            ChargeChecker.CheckRecovered(job, attempt, wait, result);
        }
    }

    private TimeSpan Until(TimeSpan moment) => moment > _world.Clock.Elapsed ? moment - _world.Clock.Elapsed : TimeSpan.Zero;
}
