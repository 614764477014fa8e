using Microsoft.Extensions.Logging;
using Runware.Wan25.Jobs.Diagnostics;
using Runware.Wan25.Jobs.Storage;

namespace Runware.Wan25.Jobs.Running;

/// <summary>Has a job's videos made: submits it, unless the service has it already, and waits.</summary>
internal sealed class Generation(IWan25Client client, ExecutionRecords records, SubmissionGate gate, Wan25JobsOptions options, TimeProvider clock, ILogger<Generation> logger)
{
    // A job that is past its time when it is begun, after an outage, is asked for all the same.
    private static readonly TimeSpan MinWait = TimeSpan.FromMinutes(1);

    // No timer takes more than some fifty days.
    private static readonly TimeSpan MaxTimerDelay = TimeSpan.FromDays(40);

    public async Task<(JobRecord Record, AttemptOutcome Outcome)> RunAsync(JobRecord record, CancellationToken stopping)
    {
        VideoOperation? operation = null;
        if (await ClassifyFailureAsync(record, () => operation, async () => operation = await FindOrSubmitAsync(record, stopping).ConfigureAwait(false), stopping).ConfigureAwait(false) is { } refused)
        {
            return (record, refused);
        }

        if (!record.IsAccepted)
        {
            // Not judged: trouble with our own database is none with the job.
            if (await records.AcceptedAsync(record, operation!.Id, CancellationToken.None).ConfigureAwait(false) is not { } accepted)
            {
                return (record, new AttemptOutcome.Superseded());
            }

            record = accepted;
        }

        AttemptOutcome? waited = null;
        AttemptOutcome? broken = await ClassifyFailureAsync(record, () => operation, async () => waited = await WaitAsync(operation!, record, stopping).ConfigureAwait(false), stopping).ConfigureAwait(false);
        return (record, broken ?? waited!);
    }

    /// <summary>Does something that the service or the application's own code may break off.</summary>
    /// <returns>What came of it when it was broken off; null when it was not.</returns>
    private async Task<AttemptOutcome?> ClassifyFailureAsync(JobRecord record, Func<VideoOperation?> operation, Func<Task> work, CancellationToken stopping)
    {
        try
        {
            await work().ConfigureAwait(false);
            return null;
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            return new AttemptOutcome.Stopped();
        }
        catch (Exception exception) when (OutcomeClassifier.Classify(exception, options.RetryMaxDelay) is { } outcome)
        {
            if (outcome is AttemptOutcome.Retry { Error.Code: VideoJobFailureCodes.Unexpected })
            {
                Log.AttemptFailed(logger, exception, record.Key);
            }

            return outcome is AttemptOutcome.Retry retry ? retry with { Partial = retry.Partial ?? operation()?.Result } : outcome;
        }
    }

    private async Task<VideoOperation> FindOrSubmitAsync(JobRecord record, CancellationToken stopping)
    {
        if (record.IsAccepted)
        {
            return client.GetOperation(record.OperationId);
        }

        VideoRequest request = StoredRequest.Read(record.Request);
        await gate.PassAsync(stopping).ConfigureAwait(false);
        return await client.SubmitAsync(request, stopping).ConfigureAwait(false);
    }

    private TimeSpan TimeLeft(JobRecord record)
    {
        TimeSpan least = options.GiveUpAfter < MinWait ? options.GiveUpAfter : MinWait;
        TimeSpan left = record.StartedAt!.Value - clock.GetUtcNow() + (options.GiveUpAfter < MaxTimerDelay ? options.GiveUpAfter : MaxTimerDelay);
        return left > least ? left : least;
    }

    private async Task<AttemptOutcome> WaitAsync(VideoOperation operation, JobRecord record, CancellationToken stopping)
    {
        using var givingUp = new CancellationTokenSource(TimeLeft(record), clock);
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(stopping, givingUp.Token);
        var progress = new ProgressRecorder(operation, record, records, options.ProgressInterval, clock);
        Task recording = progress.RunAsync(waiting);
        try
        {
            return new AttemptOutcome.Completed(await operation.WaitForCompletionAsync(progress, waiting.Token).ConfigureAwait(false));
        }
        catch (OperationCanceledException) when (progress.WasOvertaken)
        {
            return new AttemptOutcome.Superseded();
        }
        catch (OperationCanceledException exception) when (givingUp.IsCancellationRequested && !stopping.IsCancellationRequested)
        {
            return new AttemptOutcome.Retry(
                new() { Code = VideoJobFailureCodes.TimedOut, Message = exception.Message, Category = RunwareErrorCategory.Timeout }, Immediately: true, Partial: operation.Result);
        }
        finally
        {
            progress.Complete();
            await recording.ConfigureAwait(false);
        }
    }
}
