using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Runware.Wan25.Jobs.Diagnostics;
using Runware.Wan25.Jobs.Scheduling;
using Runware.Wan25.Jobs.Storage;

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
    SubmissionGate gate,
    StorageRetry storage,
    Instruments instruments,
    InstanceId instance,
    Wan25JobsOptions options,
    TimeProvider clock,
    ILogger<JobRunner> logger)
{
    // As in the SDK, a longer Retry-After is not obeyed: a misconfigured proxy could block a node for days.
    private static readonly TimeSpan MaxRetryAfter = TimeSpan.FromHours(1);

    /// <summary>Runs the job whose turn it is, if there is one, and returns when it is finished or put back.</summary>
    public async Task RunNextAsync()
    {
        try
        {
            if (jobs.Stopping.IsCancellationRequested || await ClaimAsync().ConfigureAwait(false) is not { } record)
            {
                return;
            }

            instruments.Started(record);
            using RunningJob running = jobs.Enter(record);
            using Activity? activity = Instruments.StartExecution(record);
            JobRecord? current = record;
            await storage.RunAsync(record.Key, async () =>
            {
                // After a failure, what is stored counts.
                current ??= await queries.FindAsync(record.Key, CancellationToken.None).ConfigureAwait(false);
                (JobRecord? job, current) = (current, null);
                if (job is null || job.Attempts != record.Attempts || job.State is not (VideoJobState.Running or VideoJobState.Delivering))
                {
                    Log.Superseded(logger, record.Key);
                    return;
                }

                await RunAsync(job, running).ConfigureAwait(false);
            }).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            // The job stays claimed or free; in either case it is found again.
            Log.ExecutionNotStarted(logger, exception);
        }
    }

    private async Task<JobRecord?> ClaimAsync()
    {
        IReadOnlyCollection<string> alive = await scheduler.FindAliveAsync(CancellationToken.None).ConfigureAwait(false);
        return await table.ClaimAsync(instance.Value, alive, CancellationToken.None).ConfigureAwait(false);
    }

    private async Task RunAsync(JobRecord record, RunningJob running)
    {
        if (record.IsDamaged)
        {
            VideoJobFailure damaged = Damaged();
            Log.DeadLettered(logger, record.Key, record.Deliveries, damaged.Code);
            await table.SetAsideAsync(record, StoredFailure.Write(damaged)).ConfigureAwait(false);
            return;
        }

        if (record.EndedAt is null)
        {
            (record, AttemptOutcome outcome) = await generator.RunAsync(record, running).ConfigureAwait(false);
            if (await StoreAsync(record, outcome).ConfigureAwait(false) is not { } ended)
            {
                return;
            }

            record = ended;
        }

        await delivery.DeliverAsync(record, running).ConfigureAwait(false);
    }

    /// <returns>The job if its outcome is final, or null if this execution is over.</returns>
    private async Task<JobRecord?> StoreAsync(JobRecord record, AttemptOutcome outcome)
    {
        switch (outcome)
        {
            case AttemptOutcome.Completed completed:
                return await EndAsync(record, completed.Result, failure: null).ConfigureAwait(false);
            case AttemptOutcome.Failed failed:
                return await EndAsync(record, current: null, failed.Failure).ConfigureAwait(false);
            case AttemptOutcome.Retry retry when clock.GetUtcNow() - record.StartedAt >= options.GiveUpAfter:
                return await EndAsync(record, retry.Partial, TimedOut(retry.Error)).ConfigureAwait(false);
            case AttemptOutcome.Retry retry:
                await PutBackAsync(record, retry).ConfigureAwait(false);
                return null;
            case AttemptOutcome.Stopped:
                Log.HandedOver(logger, record.Key);
                // Whatever the last error was, this attempt may have been accepted.
                await PutBackAsync(record, TimeSpan.Zero, error: null).ConfigureAwait(false);
                return null;
            default:
                Log.Superseded(logger, record.Key);
                return null;
        }
    }

    /// <summary>Stores the outcome. A job with at least one video has not failed, because its videos were charged.</summary>
    private async Task<JobRecord?> EndAsync(JobRecord record, VideoResult? current, VideoJobFailure? failure)
    {
        VideoResult? result = StoredResult.Union(record, current);
        if (failure is not null && result is { Videos.Count: > 0 })
        {
            result = AddFailure(result, failure);
            failure = null;
        }

        JobRecord? ended = await table.EndAsync(
            record,
            result is null ? null : StoredResult.Write(result),
            failure is null ? null : StoredFailure.Write(failure)).ConfigureAwait(false);
        if (ended is null)
        {
            Log.Superseded(logger, record.Key);
            return null;
        }

        instruments.Ended(ended);
        return ended;
    }

    private async Task PutBackAsync(JobRecord record, AttemptOutcome.Retry retry)
    {
        TimeSpan backoff = retry.Immediately
            ? TimeSpan.Zero
            : Backoff.After(record.Attempts, options.RetryBaseDelay, options.RetryMaxDelay);
        TimeSpan requested = retry.MinDelay ?? TimeSpan.Zero;
        requested = requested > MaxRetryAfter ? MaxRetryAfter : requested;
        TimeSpan delay = requested > backoff ? requested : backoff;
        if (retry.HoldsSubmissions)
        {
            // Not for the job's own back-off, which may have grown for days.
            gate.Hold(requested > options.RetryBaseDelay ? requested : options.RetryBaseDelay);
        }

        Log.PutBack(logger, record.Key, delay, retry.Error.Code);
        await PutBackAsync(record, delay, StoredFailure.Write(retry.Error)).ConfigureAwait(false);
    }

    private async Task PutBackAsync(JobRecord record, TimeSpan delay, string? error)
    {
        VideoJobState state = record.IsAccepted ? VideoJobState.Running : VideoJobState.Queued;
        await table.PutBackAsync(record, state, delay, error, record.Deliveries).ConfigureAwait(false);
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
    };

    private static VideoJobFailure Damaged() =>
        new() { Code = VideoJobFailureCodes.Damaged, Message = "The row of the job holds a value that cannot be read." };
}
