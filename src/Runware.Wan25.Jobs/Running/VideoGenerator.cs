using Microsoft.Extensions.Logging;
using Runware.Wan25.Jobs.Diagnostics;
using Runware.Wan25.Jobs.Storage;

namespace Runware.Wan25.Jobs.Running;

/// <summary>Generates a job's videos: submits the job unless the service has accepted it, and waits for the result.</summary>
internal sealed class VideoGenerator(
    IWan25Client client,
    JobTable table,
    SubmissionGate gate,
    Wan25JobsOptions options,
    TimeProvider clock,
    ILogger<VideoGenerator> logger)
{
    // A job that is started after its deadline, for example after an outage, is still looked up once.
    private static readonly TimeSpan MinWait = TimeSpan.FromMinutes(1);

    // Timers are limited to about 50 days.
    private static readonly TimeSpan MaxTimerDelay = TimeSpan.FromDays(40);

    public async Task<(JobRecord Record, AttemptOutcome Outcome)> RunAsync(JobRecord record, RunningJob running)
    {
        CancellationToken ending = running.Ending;
        VideoOperation? operation = null;
        AttemptOutcome? refused = await TryAsync(
            async () => operation = await FindOrSubmitAsync(record, ending).ConfigureAwait(false), record, () => operation, running)
            .ConfigureAwait(false);
        if (refused is not null)
        {
            return (record, refused);
        }

        if (!record.IsAccepted)
        {
            // Not inside TryAsync: an error of the jobs' own database is not an outcome of the job.
            JobRecord? accepted = await table.AcceptedAsync(record, operation!.Id).ConfigureAwait(false);
            if (accepted is null)
            {
                return (record, new AttemptOutcome.Superseded());
            }

            record = accepted;
        }

        AttemptOutcome? ended = null;
        AttemptOutcome? failed = await TryAsync(
            async () => ended = await WaitAsync(operation!, record, running).ConfigureAwait(false), record, () => operation, running)
            .ConfigureAwait(false);
        return (record, failed ?? ended!);
    }

    /// <summary>Runs work that the service or the application's own code may end with an exception.</summary>
    /// <returns>The outcome that the exception stands for, or null if there was none.</returns>
    private async Task<AttemptOutcome?> TryAsync(
        Func<Task> work, JobRecord record, Func<VideoOperation?> operation, RunningJob running)
    {
        try
        {
            await work().ConfigureAwait(false);
            return null;
        }
        catch (OperationCanceledException) when (running.Ending.IsCancellationRequested)
        {
            return running.IsReleased ? new AttemptOutcome.Superseded() : new AttemptOutcome.Stopped();
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

    private async Task<VideoOperation> FindOrSubmitAsync(JobRecord record, CancellationToken ending)
    {
        if (record.IsAccepted)
        {
            // With its request, so that the prompts are redacted from the messages that are stored. A request that cannot be read is no
            // reason to give up a job that has been charged.
            return StoredRequest.TryRead(record.Request, out VideoRequest? accepted)
                ? client.GetOperation(record.OperationId, accepted)
                : client.GetOperation(record.OperationId);
        }

        VideoRequest request = StoredRequest.Read(record.Request);
        await gate.WaitAsync(ending).ConfigureAwait(false);
        return await client.SubmitAsync(request, ending).ConfigureAwait(false);
    }

    private TimeSpan GetRemainingTime(JobRecord record)
    {
        TimeSpan min = options.GiveUpAfter < MinWait ? options.GiveUpAfter : MinWait;
        TimeSpan max = options.GiveUpAfter < MaxTimerDelay ? options.GiveUpAfter : MaxTimerDelay;
        TimeSpan remaining = record.StartedAt!.Value + max - clock.GetUtcNow();
        return remaining > min ? remaining : min;
    }

    private async Task<AttemptOutcome> WaitAsync(VideoOperation operation, JobRecord record, RunningJob running)
    {
        using var deadline = new CancellationTokenSource(GetRemainingTime(record), clock);
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(running.Ending, deadline.Token);
        var progress = new ProgressRecorder(operation, record, running, table, options.ProgressInterval, clock);
        Task recording = progress.RunAsync();
        try
        {
            return new AttemptOutcome.Completed(await operation.WaitForCompletionAsync(progress, waiting.Token).ConfigureAwait(false));
        }
        catch (OperationCanceledException exception) when (deadline.IsCancellationRequested && !running.Ending.IsCancellationRequested)
        {
            var error = new VideoJobFailure
            {
                Code = VideoJobFailureCodes.TimedOut,
                Message = exception.Message,
                Category = RunwareErrorCategory.Timeout,
            };
            return new AttemptOutcome.Retry(error, Immediately: true, Partial: operation.Result);
        }
        finally
        {
            progress.Complete();
            await recording.ConfigureAwait(false);
        }
    }
}
