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
        Seat = new ClientSeat(world, ClientPlan.Of(world.Plan.Seed, world.Clients.Count, Weather.Calm) with
        {
            MaxAttempts = 5,
            Latency = TimeSpan.Zero,
            CompletionTimeout = TimeSpan.FromMinutes(30),
            DisposedAt = null,
            DisposedInCall = null,
            Middleman = Middleman.None,
            SeesSendings = true,
            Spending = null,
        });
    }

    public ClientSeat Seat { get; }

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
            await new Fetching(job, Seat, $"job {job.Plan.Number} recovery").FetchAsync(video, DownloadMode.Stream, CancellationToken.None);
        }
    }

    private async Task RecoverAsync(JobRun job, AttemptRun attempt, VideoOperationId id)
    {
        var wait = new Wait(job, Seat, $"{attempt.Name} recovery", CancellationToken.None);
        if (attempt.Exception is RunwareException { SubmissionState: SubmissionState.Unknown }
            or VideoWaitCanceledException { SubmissionState: SubmissionState.Unknown })
        {
            var again = job.Plan.Request(job.Plan.Results).ToBuilder().WithTaskId(id.TaskId).Build();
            var result = await wait.ForSubmission(async () => await Seat.Client.GenerateAsync(again));
            FinalJudge.CheckRecovered(job, attempt, wait, result);
        }
        else if (_world.Truth.IsAccepted(id.TaskId))
        {
            // The next day it is shown, however late the service shows what it has accepted.
            await Task.Delay(Until(_world.Truth.ShownAt(id.TaskId)), _world.Clock);
            var operation = Seat.Client.GetOperation(VideoOperationId.Parse(id.ToString()));
            var result = await wait.ForResultById(operation, async () => await operation.WaitForCompletionAsync());
            FinalJudge.CheckRecovered(job, attempt, wait, result);
        }
    }

    private TimeSpan Until(TimeSpan moment) => moment > _world.Clock.Elapsed ? moment - _world.Clock.Elapsed : TimeSpan.Zero;
}
