using Microsoft.Extensions.Logging;
using Runware.Wan25.Jobs.Diagnostics;
using Runware.Wan25.Jobs.Scheduling;
using Runware.Wan25.Jobs.Storage;

namespace Runware.Wan25.Jobs.Running;

/// <summary>
/// Runs one execution of a job, from its trigger to a stored state. An execution can be interrupted at any point and repeated: what was
/// stored is not done again.
/// </summary>
internal sealed class JobRunner(
    ExecutionRecords records,
    JobStore store,
    Generation generation,
    JobDelivery delivery,
    RunningJobs running,
    SubmissionGate gate,
    StorageRetry storage,
    Instruments instruments,
    NodeName node,
    Wan25JobsOptions options,
    TimeProvider clock,
    ILogger<JobRunner> logger)
{
    // As in the SDK, a longer Retry-After is not obeyed: a misconfigured proxy could block a node for days.
    private static readonly TimeSpan MaxRetryAfter = TimeSpan.FromHours(1);

    /// <summary>
    /// Runs a job, and returns when the result is stored. Quartz then deletes the trigger. If the process ends before that, the trigger
    /// remains as after a crash.
    /// </summary>
    public async Task RunToStoredAsync(string key, int turn)
    {
        running.Enter();
        await storage.RunAsync(key, () => RunAsync(key, turn)).ConfigureAwait(false);
        running.Leave();
    }

    /// <returns>Whether there was something to run.</returns>
    private async Task<bool> RunAsync(string key, int turn)
    {
        if (await records.BeginAsync(key, turn, node.Value, CancellationToken.None).ConfigureAwait(false) is not { } record)
        {
            Log.TriggerOutdated(logger, key, turn);
            return false;
        }

        instruments.Started(record);
        if (record.EndedAt is null)
        {
            (record, AttemptOutcome outcome) = await generation.RunAsync(record, running.Stopping).ConfigureAwait(false);
            if (await StoreAsync(record, outcome).ConfigureAwait(false) is not { } ended)
            {
                return true;
            }

            record = ended;
        }

        await delivery.DeliverAsync(record).ConfigureAwait(false);
        return true;
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
                await PutBackAsync(record, TimeSpan.Zero, record.LastError).ConfigureAwait(false);
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

        JobRecord? ended = await records.EndAsync(
            record,
            result is null ? null : StoredResult.Write(result),
            failure is null ? null : StoredFailure.Write(failure),
            CancellationToken.None).ConfigureAwait(false);
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

    private Task<bool> PutBackAsync(JobRecord record, TimeSpan delay, string? error)
    {
        VideoJobState state = record.IsAccepted ? VideoJobState.Running : VideoJobState.Queued;
        return store.PutBackAsync(record, state, delay, error, record.Deliveries, CancellationToken.None);
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
}
