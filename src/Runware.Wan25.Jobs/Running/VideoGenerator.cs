using Microsoft.Extensions.Logging;
using Runware.Wan25.Common;
using Runware.Wan25.Jobs.Diagnostics;
using Runware.Wan25.Jobs.Storage;

namespace Runware.Wan25.Jobs.Running;

/// <summary>Generates a job's videos: submits the job unless the service has accepted it, and waits for the result.</summary>
internal sealed class VideoGenerator(
    IWan25Client client,
    JobTable table,
    SubmissionThrottle throttle,
    Wan25JobsOptions options,
    TimeProvider clock,
    ILogger<VideoGenerator> logger)
{
    // A job that is started after its deadline, for example after an outage, is still looked up once.
    private static readonly TimeSpan MinWait = TimeSpan.FromMinutes(1);

    /// <returns>The job as it is stored now, and the outcome; none if the host is stopping or the job was taken over.</returns>
    public async Task<(VideoJob Job, AttemptOutcome? Outcome)> RunAsync(VideoJob job, RunningJob running)
    {
        // After its time limit it is not ordered any more: nobody would wait for the video. An earlier attempt may have been accepted.
        bool isSubmitted = !job.IsAccepted && !options.HasTimedOut(job, clock.GetUtcNow());
        (VideoOperation? operation, AttemptOutcome? refused) = !isSubmitted
            ? await TryAsync(() => Task.FromResult(Find(job)), AttemptStage.Waiting, job, running).ConfigureAwait(false)
            : await SubmitAsync(job, running).ConfigureAwait(false);
        if (operation is null)
        {
            return (job, refused);
        }

        if (isSubmitted)
        {
            // Not inside TryAsync: an error of the jobs' own database is not an outcome of the job.
            if (await table.AcceptedAsync(job, operation.Id).ConfigureAwait(false) is not { } accepted)
            {
                running.Release();
                return (job, null);
            }

            job = accepted;
        }

        (AttemptOutcome? ended, AttemptOutcome? failed) =
            await TryAsync(() => WaitAsync(operation, job, running), AttemptStage.Waiting, job, running).ConfigureAwait(false);
        return (job, failed is AttemptOutcome.Retry { Partial: null } retry ? retry with { Partial = operation.Result } : failed ?? ended);
    }

    /// <summary>Runs work that the service or the application's own code may end with an exception.</summary>
    /// <returns>Its result, or the outcome that the exception stands for; neither if the execution is ending.</returns>
    private async Task<(T? Result, AttemptOutcome? Outcome)> TryAsync<T>(
        Func<Task<T>> work, AttemptStage stage, VideoJob job, RunningJob running)
        where T : class
    {
        try
        {
            return (await work().ConfigureAwait(false), null);
        }
        catch (OperationCanceledException) when (running.Ending.IsCancellationRequested)
        {
            return (null, null);
        }
        catch (Exception exception) when (OutcomeClassifier.Classify(exception, stage, options.RetryMaxDelay) is { } outcome)
        {
            if (outcome is AttemptOutcome.Retry { Error.Code: VideoJobFailureCodes.Unexpected })
            {
                Log.AttemptFailed(logger, exception, job.Key);
            }

            return (null, outcome);
        }
    }

    // With its request, so that the prompts are redacted from the messages that are stored. A request that cannot be read is no reason to
    // give up a job that has been charged.
    private VideoOperation Find(VideoJob job) => StoredRequest.TryRead(job.RequestText, out VideoRequest? accepted)
        ? client.GetOperation(job.OperationId, accepted)
        : client.GetOperation(job.OperationId);

    private async Task<(VideoOperation? Operation, AttemptOutcome? Refused)> SubmitAsync(VideoJob job, RunningJob running)
    {
        (VideoRequest? request, AttemptOutcome? unreadable) =
            await TryAsync(() => Task.FromResult(job.Request), AttemptStage.Reading, job, running).ConfigureAwait(false);
        return request is null
            ? (null, unreadable)
            : await TryAsync(() => SubmitAsync(request, running.Ending), AttemptStage.Submitting, job, running).ConfigureAwait(false);
    }

    private async Task<VideoOperation> SubmitAsync(VideoRequest request, CancellationToken ending)
    {
        await throttle.WaitAsync(ending).ConfigureAwait(false);
        return await client.SubmitAsync(request, ending).ConfigureAwait(false);
    }

    private TimeSpan GetRemainingTime(VideoJob job)
    {
        TimeSpan min = options.JobTimeout < MinWait ? options.JobTimeout : MinWait;
        TimeSpan max = Deadline.ForTimer(options.JobTimeout);
        TimeSpan elapsed = clock.GetUtcNow() - job.StartedAt!.Value;
        TimeSpan remaining = elapsed > TimeSpan.Zero ? options.JobTimeout - elapsed : max;
        return remaining < min ? min : remaining > max ? max : remaining;
    }

    private async Task<AttemptOutcome> WaitAsync(VideoOperation operation, VideoJob job, RunningJob running)
    {
        using var deadline = new CancellationTokenSource();
        using ITimer timer = deadline.CancelQuietlyAfter(GetRemainingTime(job), clock);
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(running.Ending, deadline.Token);
        var progress = new ProgressRecorder(operation, job, running, table, options.ProgressInterval, clock);
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
