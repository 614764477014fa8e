using Runware.Wan25.Simulation.Plans;
using Runware.Wan25.Simulation.Worlds;

namespace Runware.Wan25.Simulation.Soak;

/// <summary>
/// One caller: submits, waits, shares handles, asks, nudges, cancels, downloads; each caller of a job does so on a thread of its own.
/// </summary>
internal sealed class SoakCaller(SoakRound round, SoakJob job, SeededRandom random)
{
    public async Task RunAsync()
    {
        await Task.Yield();
        job.BecomeCurrent();
        using var caller = new CancellationTokenSource();
        if (random.Chance(0.2))
        {
            caller.CancelAfter(TimeSpan.FromMilliseconds(random.Between(0, 600)));
        }

        var call = new SoakCall(round, job, round.PickHarness(random), caller.Token);
        var result = random.Chance(0.3)
            ? await call.ForSubmissionAsync(async client => await client.GenerateAsync(job.Request(), null, caller.Token))
            : await SubmitAndFollowAsync(call);
        if (result is { Videos.Count: > 0 } && random.Chance(0.3))
        {
            await call.ForDownloadAsync(result.Videos[random.Between(0, result.Videos.Count - 1)]);
        }
    }

    private async Task<VideoResult?> SubmitAndFollowAsync(SoakCall call)
    {
        VideoOperation? operation = null;
        await call.ForSubmissionAsync(async client =>
        {
            operation = await client.SubmitAsync(job.Request(), call.Caller);
            return null;
        });
        if (operation is null)
        {
            return null;
        }

        job.Learn(operation.Id);
        if (!round.Truth.IsAccepted(operation.Id.TaskId))
        {
            round.Report.Violate(Invariant.TrueState, $"{job.Name}: a submission succeeded that the service did not accept");
        }

        return random.Between(1, 5) switch
        {
            1 => await ShareHandleAsync(call, operation),
            2 => await DifferentCountsAsync(call, operation),
            3 => await HandOverAsync(call, operation),
            4 => await StreamAsync(call, operation),
            _ => await WaitAsync(call, operation),
        };
    }

    private static Task<VideoResult?> WaitAsync(SoakCall call, VideoOperation operation) =>
        call.ForResultAsync(operation, async () => await operation.WaitForCompletionAsync(null, call.Caller));

    private static Task<VideoResult?> StreamAsync(SoakCall call, VideoOperation operation) => call.ForResultAsync(operation, async () =>
    {
        await foreach (var video in operation.GetVideosAsync(call.Caller))
        {
            _ = video.VideoId;
        }

        return operation.Result;
    });

    /// <summary>Many do many things with one handle at once.</summary>
    private async Task<VideoResult?> ShareHandleAsync(SoakCall call, VideoOperation operation)
    {
        var results = await Task.WhenAll(
            OnThread(() => WaitAsync(call, operation)),
            OnThread(() => WaitAsync(call.WithCaller(CancellationToken.None), operation)),
            OnThread(() => StreamAsync(call.WithCaller(CancellationToken.None), operation)),
            OnThread(async () =>
            {
                for (var nudge = random.Between(1, 20); nudge > 0; nudge--)
                {
                    call.Nudge(operation);
                    await Task.Yield();
                }

                return null;
            }),
            OnThread(() => call.ForUpdateAsync(operation)),
            OnThread(() => call.ForUpdateAsync(operation)));
        return results.FirstOrDefault(result => result is not null);
    }

    /// <summary>Another handle of the same client believes in another number of results; that must not reach the first.</summary>
    private async Task<VideoResult?> DifferentCountsAsync(SoakCall call, VideoOperation operation)
    {
        var other = call.Resume(new VideoOperationId(operation.Id.TaskId, operation.Id.ResultCount + random.Between(1, 3)));
        using var stranger = new CancellationTokenSource();
        var wait = other is null ? Task.FromResult<VideoResult?>(null) : OnThread(
            () => call.WithCaller(stranger.Token).ForStrangerAsync(other));
        var result = await WaitAsync(call, operation);
        await stranger.CancelAsync();
        await wait;
        return result;
    }

    private async Task<VideoResult?> HandOverAsync(SoakCall call, VideoOperation operation)
    {
        var next = call.Through(round.PickHarness(random));
        return next.Resume(VideoOperationId.Parse(operation.Id.ToString())) is { } resumed ? await WaitAsync(next, resumed) : null;
    }

    private static Task<VideoResult?> OnThread(Func<Task<VideoResult?>> act) => Task.Run(act);
}
