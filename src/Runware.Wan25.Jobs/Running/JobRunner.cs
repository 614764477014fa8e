using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Runware.Wan25.Jobs.Diagnostics;
using Runware.Wan25.Jobs.Scheduling;
using Runware.Wan25.Jobs.Storage;
using Runware.Wan25.Transport;

namespace Runware.Wan25.Jobs.Running;

/// <summary>
/// Runs one execution of a job, from its claim to a stored state. An execution can be interrupted at any point and repeated: what was
/// stored is not done again.
/// </summary>
internal sealed class JobRunner(
    JobTable table,
    JobQueries queries,
    JobScheduler scheduler,
    JobTriggers triggers,
    VideoGenerator generator,
    JobDelivery delivery,
    RunningJobs jobs,
    SubmissionThrottle throttle,
    StorageRetry storage,
    Instruments instruments,
    InstanceId instance,
    Wan25JobsOptions options,
    TimeProvider clock,
    ILogger<JobRunner> logger)
{
    /// <summary>Runs the job whose turn it is, if there is one, and returns when it is finished or put back.</summary>
    public async Task RunNextAsync()
    {
        try
        {
            if (jobs.Stopping.IsCancellationRequested
                || await jobs.EnterNextAsync(ClaimAsync).ConfigureAwait(false) is not { } next)
            {
                return;
            }

            VideoJob job = next.Job;
            using RunningJob running = next.Running;
            instruments.Started(job);
            using Activity? activity = Instruments.StartExecution(job);
            VideoJob? claimed = job;
            await storage.RunAsync(job.Key, async () =>
            {
                // After a failure, what is stored counts.
                VideoJob? current = claimed ?? await queries.FindAsync(job.Key, CancellationToken.None).ConfigureAwait(false);
                claimed = null;
                if (current is not { State: VideoJobState.Running or VideoJobState.Delivering }
                    || (current.Sequence, current.Attempts) != (job.Sequence, job.Attempts))
                {
                    Log.Superseded(logger, job.Key);
                    return;
                }

                await RunAsync(current, running).ConfigureAwait(false);
            }).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            // The job may be claimed: the response of the database may be lost. Then the maintenance frees it.
            Log.ExecutionNotStarted(logger, exception);
        }
    }

    private async Task<VideoJob?> ClaimAsync()
    {
        IReadOnlyCollection<string> alive = await scheduler.FindAliveAsync(CancellationToken.None).ConfigureAwait(false);
        return await table.ClaimAsync(instance.Value, alive, CancellationToken.None).ConfigureAwait(false);
    }

    private async Task RunAsync(VideoJob job, RunningJob running)
    {
        if (job.IsDamaged)
        {
            VideoJobFailure damaged = Damaged();
            Log.DeadLettered(logger, job.Key, job.Deliveries, damaged.Code);
            await table.SetAsideAsync(job, damaged).ConfigureAwait(false);
            return;
        }

        if (job.EndedAt is null)
        {
            (job, AttemptOutcome? outcome) = await generator.RunAsync(job, running).ConfigureAwait(false);
            if (await StoreAsync(job, outcome, running).ConfigureAwait(false) is not { } ended)
            {
                return;
            }

            job = ended;
        }

        await delivery.DeliverAsync(job, running).ConfigureAwait(false);
    }

    /// <returns>The job if its outcome is final, or null if this execution is over.</returns>
    private async Task<VideoJob?> StoreAsync(VideoJob job, AttemptOutcome? outcome, RunningJob running)
    {
        switch (outcome)
        {
            case AttemptOutcome.Completed completed:
                return await EndAsync(job, completed.Result, failure: null).ConfigureAwait(false);
            case AttemptOutcome.Failed failed:
                return await EndAsync(job, current: null, failed.Failure).ConfigureAwait(false);
            case AttemptOutcome.Retry retry when options.HasTimedOut(job, clock.GetUtcNow()):
                return await EndAsync(job, retry.Partial, TimedOut(retry.Error)).ConfigureAwait(false);
            case AttemptOutcome.Retry retry:
                await PutBackAsync(job, retry).ConfigureAwait(false);
                return null;
            case null when !running.IsReleased:
                Log.HandedOver(logger, job.Key);
                // Whatever the last error was, this attempt may have been accepted.
                await PutBackAsync(job, TimeSpan.Zero, error: null).ConfigureAwait(false);
                return null;
            default:
                Log.Superseded(logger, job.Key);
                return null;
        }
    }

    /// <summary>Stores the outcome. A job with at least one video has not failed, because its videos were charged.</summary>
    private async Task<VideoJob?> EndAsync(VideoJob job, VideoResult? current, VideoJobFailure? failure)
    {
        VideoResult? result = StoredResult.Union(job, current);
        if (failure is not null && result is { Videos.Count: > 0 })
        {
            result = AddFailure(result, failure);
            failure = null;
        }

        if (await table.EndAsync(job, result, failure).ConfigureAwait(false) is not { } ended)
        {
            Log.Superseded(logger, job.Key);
            return null;
        }

        instruments.Ended(ended);
        return ended;
    }

    private async Task PutBackAsync(VideoJob job, AttemptOutcome.Retry retry)
    {
        TimeSpan backoff = retry.Immediately
            ? TimeSpan.Zero
            : Backoff.Exponential(options.RetryBaseDelay, options.RetryMaxDelay, job.Attempts - 1);
        TimeSpan requested = retry.MinDelay ?? TimeSpan.Zero;
        requested = requested > Wan25JobsOptions.MaxRetryAfter ? Wan25JobsOptions.MaxRetryAfter : requested;
        TimeSpan delay = requested > backoff ? requested : backoff;
        if (retry.HoldsSubmissions)
        {
            // Not for the job's own back-off, which may have grown for days.
            throttle.Hold(requested > options.RetryBaseDelay ? requested : options.RetryBaseDelay);
        }

        Log.PutBack(logger, job.Key, delay, retry.Error.Code);
        await PutBackAsync(job, delay, retry.Error).ConfigureAwait(false);
    }

    private async Task PutBackAsync(VideoJob job, TimeSpan delay, VideoJobFailure? error)
    {
        VideoJobState state = job.IsAccepted ? VideoJobState.Running : VideoJobState.Queued;
        await table.PutBackAsync(job, state, delay, error, job.Deliveries).ConfigureAwait(false);
        await triggers.AddAsync(delay).ConfigureAwait(false);
    }

    private static VideoResult AddFailure(VideoResult result, VideoJobFailure failure)
    {
        RunwareError error = Wan25ModelFactory.RunwareError(failure.Code, failure.Message, failure.Category, result.OperationId.TaskId);
        return Wan25ModelFactory.VideoResult(
            result.OperationId, result.Videos, [.. result.Failures, Wan25ModelFactory.VideoFailure(error)]);
    }

    private static VideoJobFailure TimedOut(VideoJobFailure error) => new()
    {
        Code = VideoJobFailureCodes.TimedOut,
        Message = $"The job did not end in time. The last error was {error.Code}: {error.Message}",
        Category = error.Category,
        SubmissionState = error.SubmissionState,
    };

    private static VideoJobFailure Damaged() =>
        new() { Code = VideoJobFailureCodes.Damaged, Message = "The row of the job holds a value that cannot be read." };
}
