using System.Diagnostics;
using Runware.Wan25.Simulation.Invariants;
using Runware.Wan25.Simulation.Worlds;

namespace Runware.Wan25.Simulation.Soak;

/// <summary>Calls a client, and has the end checked by when it came and under which circumstances.</summary>
internal sealed class SoakCall(SoakRound round, SoakJob job, SoakHarness harness, CancellationToken caller)
{
    private long? _submitted;

    public CancellationToken Caller => caller;

    public SoakCall WithCaller(CancellationToken other) => new(round, job, harness, other) { _submitted = _submitted };

    public SoakCall Through(SoakHarness other) => new(round, job, other, caller);

    public Task<VideoResult?> ForSubmissionAsync(Func<Wan25Client, Task<VideoResult?>> call)
    {
        _submitted = Stopwatch.GetTimestamp();
        return CallAsync(Stage.Submitting, null, () => call(harness.Client), isStranger: false);
    }

    public Task<VideoResult?> ForResultAsync(VideoOperation operation, Func<Task<VideoResult?>> call) =>
        CallAsync(Stage.Waiting, operation, call, isStranger: false);

    public Task<VideoResult?> ForStrangerAsync(VideoOperation operation) =>
        CallAsync(Stage.Waiting, operation, async () => await operation.WaitForCompletionAsync(null, caller), isStranger: true);

    public Task<VideoResult?> ForUpdateAsync(VideoOperation operation) => CallAsync(
        Stage.Updating,
        operation,
        async () =>
        {
            await operation.UpdateAsync(caller);
            return null;
        },
        isStranger: false);

    public VideoOperation? Resume(VideoOperationId id)
    {
        try
        {
            return harness.Client.GetOperation(id);
        }
        catch (ObjectDisposedException) when (harness.IsClosing)
        {
            return null;
        }
    }

    public void Nudge(VideoOperation operation)
    {
        try
        {
            operation.Nudge();
        }
        catch (ObjectDisposedException) when (harness.IsClosing)
        {
            round.Report.Count("nudges of a disposed client");
        }
    }

    public async Task ForDownloadAsync(GeneratedVideo video)
    {
        using var memory = new MemoryStream();
        try
        {
            await harness.Client.DownloadAsync(video, memory, null, caller);
            round.Report.Count("downloads");
            if (!round.Truth.IsVideo(video.VideoId, memory.GetBuffer().AsSpan(0, (int)memory.Length)))
            {
                round.Report.Violate(Invariant.SameBytes, $"{job.Name}: {memory.Length} bytes that are not the video's");
            }
        }
        catch (Exception exception) when (
            exception is DownloadException ? round.HasFaults
            : exception is OperationCanceledException ? caller.IsCancellationRequested || harness.IsClosing
            : exception is ObjectDisposedException && harness.IsClosing)
        {
            round.Report.Count("downloads given up");
        }
        catch (Exception exception)
        {
            round.Report.Violate(Invariant.NoSurprise, $"{job.Name}: a download ended with {exception}");
        }
    }

    private async Task<VideoResult?> CallAsync(Stage stage, VideoOperation? operation, Func<Task<VideoResult?>> call, bool isStranger)
    {
        var start = Stopwatch.GetTimestamp();
        var wasCancelled = caller.IsCancellationRequested;
        var checker = new SoakChecker(round, job, harness, operation, caller);
        try
        {
            round.Report.Count("calls");
            var result = await call();
            if (result is not null)
            {
                checker.CheckResult(result, isStranger);
            }

            return result;
        }
        catch (Exception exception)
        {
            round.Report.Count($"x {exception.GetType().Name}");
            checker.CheckException(exception, stage, wasCancelled, Limit(stage, start), isStranger);
            return null;
        }
        finally
        {
            CheckTime(stage, start);
        }
    }

    /// <summary>What is left of the time limit: from the submission, for the first wait after it.</summary>
    private TimeSpan Limit(Stage stage, long start)
    {
        var since =
            stage != Stage.Submitting && _submitted is { } submitted
                && Stopwatch.GetElapsedTime(submitted, start) < harness.CompletionTimeout
                ? submitted
                : start;
        return harness.CompletionTimeout - Stopwatch.GetElapsedTime(since);
    }

    private void CheckTime(Stage stage, long start)
    {
        var took = Stopwatch.GetElapsedTime(start);
        if (took > harness.CompletionTimeout + round.Delay.Tolerance)
        {
            round.Report.Violate(
                Invariant.NoLateEnd, $"{job.Name}: {stage} took {took.TotalSeconds:0.00} s of {harness.CompletionTimeout.TotalSeconds} s");
        }
    }
}
