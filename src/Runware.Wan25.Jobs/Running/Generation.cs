using Microsoft.Extensions.Logging;
using Runware.Wan25.Jobs.Diagnostics;
using Runware.Wan25.Jobs.Storage;

namespace Runware.Wan25.Jobs.Running;

/// <summary>Has a job's videos made: submits it, unless the service has it already, and waits.</summary>
internal sealed class Generation(IWan25Client client, RunRecords records, SubmissionGate gate, Wan25JobsOptions options, TimeProvider clock, ILogger<Generation> logger)
{
    // A job that is past its time when it is begun, after an outage, is asked for all the same.
    private static readonly TimeSpan LeastWait = TimeSpan.FromMinutes(1);

    // No timer takes more than some fifty days.
    private static readonly TimeSpan LongestTimer = TimeSpan.FromDays(40);

    public async Task<(JobRecord Record, Verdict Verdict)> RunAsync(JobRecord record, CancellationToken stopping)
    {
        VideoOperation? operation = null;
        if (await JudgeAsync(record, () => operation, async () => operation = await FindOrSubmitAsync(record, stopping).ConfigureAwait(false), stopping).ConfigureAwait(false) is { } refused)
        {
            return (record, refused);
        }

        if (!record.IsAccepted)
        {
            // Not judged: trouble with our own database is none with the job.
            if (await records.AcceptedAsync(record, operation!.Id, CancellationToken.None).ConfigureAwait(false) is not { } accepted)
            {
                return (record, new Verdict.Overtaken());
            }

            record = accepted;
        }

        Verdict? waited = null;
        var broken = await JudgeAsync(record, () => operation, async () => waited = await WaitAsync(operation!, record, stopping).ConfigureAwait(false), stopping).ConfigureAwait(false);
        return (record, broken ?? waited!);
    }

    /// <summary>Does something that the service or the application's own code may break off.</summary>
    /// <returns>What came of it when it was broken off; null when it was not.</returns>
    private async Task<Verdict?> JudgeAsync(JobRecord record, Func<VideoOperation?> operation, Func<Task> work, CancellationToken stopping)
    {
        try
        {
            await work().ConfigureAwait(false);
            return null;
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            return new Verdict.HandOver();
        }
        catch (Exception exception) when (Judge.Of(exception, options.RetryMaxDelay) is { } verdict)
        {
            if (verdict is Verdict.NotYet { Trouble.Code: VideoJobFailureCodes.Unexpected })
            {
                Log.AttemptFailed(logger, exception, record.Key);
            }

            return verdict is Verdict.NotYet notYet ? notYet with { Partial = notYet.Partial ?? operation()?.Result } : verdict;
        }
    }

    private async Task<VideoOperation> FindOrSubmitAsync(JobRecord record, CancellationToken stopping)
    {
        if (record.IsAccepted)
        {
            return client.GetOperation(record.OperationId);
        }

        var request = StoredRequest.Read(record.Request);
        await gate.PassAsync(stopping).ConfigureAwait(false);
        return await client.SubmitAsync(request, stopping).ConfigureAwait(false);
    }

    private TimeSpan TimeLeft(JobRecord record)
    {
        var least = options.GiveUpAfter < LeastWait ? options.GiveUpAfter : LeastWait;
        var left = record.StartedAt!.Value - clock.GetUtcNow() + (options.GiveUpAfter < LongestTimer ? options.GiveUpAfter : LongestTimer);
        return left > least ? left : least;
    }

    private async Task<Verdict> WaitAsync(VideoOperation operation, JobRecord record, CancellationToken stopping)
    {
        using var givingUp = new CancellationTokenSource(TimeLeft(record), clock);
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(stopping, givingUp.Token);
        var progress = new ProgressRecorder(operation, record, records, options.ProgressInterval, clock);
        var recording = progress.RunAsync(waiting);
        try
        {
            return new Verdict.Made(await operation.WaitForCompletionAsync(progress, waiting.Token).ConfigureAwait(false));
        }
        catch (OperationCanceledException) when (progress.WasOvertaken)
        {
            return new Verdict.Overtaken();
        }
        catch (OperationCanceledException exception) when (givingUp.IsCancellationRequested && !stopping.IsCancellationRequested)
        {
            return new Verdict.NotYet(
                new() { Code = VideoJobFailureCodes.TimedOut, Message = exception.Message, Category = RunwareErrorCategory.Timeout }, AtOnce: true, Partial: operation.Result);
        }
        finally
        {
            progress.Complete();
            await recording.ConfigureAwait(false);
        }
    }
}
