using Microsoft.Extensions.Logging;
using Runware.Wan25.Jobs.Diagnostics;
using Runware.Wan25.Jobs.Scheduling;
using Runware.Wan25.Jobs.Storage;

namespace Runware.Wan25.Jobs.Running;

/// <summary>
/// One execution of a job, from its trigger to a state that is stored. It can be cut off at any point and begun again from the start: what was stored is not done twice.
/// </summary>
internal sealed class JobRunner(
    ExecutionRecords records, JobStore store, Generation generation, HandlerInvoker handlers, RunningJobs running, SubmissionGate gate, Instruments instruments,
    NodeName node, Wan25JobsOptions options, TimeProvider clock, ILogger<JobRunner> logger)
{
    private static readonly TimeSpan FailureBaseDelay = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan MaxFailureDelay = TimeSpan.FromSeconds(5);

    // Whoever asks for more is not believed, as in the SDK: a proxy's mistake would hold a node for days.
    private static readonly TimeSpan MaxRetryAfter = TimeSpan.FromHours(1);

    /// <summary>
    /// Runs a job. Returns when what came of it is stored, and not before: Quartz then takes the trigger for used up. While the database is away that takes as long as it
    /// takes; a process that ends meanwhile leaves the trigger as a crash would.
    /// </summary>
    public async Task RunToStoredAsync(string key, int turn)
    {
        running.Enter();
        await UntilStoredAsync(key, () => RunAsync(key, turn)).ConfigureAwait(false);
        running.Leave();
    }

    private async Task<T> UntilStoredAsync<T>(string key, Func<Task<T>> work)
    {
        for (var failures = 1; ; failures++)
        {
            try
            {
                return await work().ConfigureAwait(false);
            }
            catch (Exception exception)
            {
                Log.RunFailed(logger, exception, key);
            }

            await running.PauseAsync(Backoff.After(failures, FailureBaseDelay, MaxFailureDelay), clock).ConfigureAwait(false);
        }
    }

    /// <returns>Whether there was something to run.</returns>
    private async Task<bool> RunAsync(string key, int turn)
    {
        if (await records.BeginAsync(key, turn, node.Value, CancellationToken.None).ConfigureAwait(false) is not { } record)
        {
            Log.NothingToDo(logger, key, turn);
            return false;
        }

        instruments.Begun(record);
        if (record.EndedAt is null)
        {
            (record, AttemptOutcome outcome) = await generation.RunAsync(record, running.Stopping).ConfigureAwait(false);
            if (await StoreAsync(record, outcome).ConfigureAwait(false) is not { } ended)
            {
                return true;
            }

            record = ended;
        }

        await DeliverAsync(record).ConfigureAwait(false);
        return true;
    }

    /// <returns>The job when its end is known; null when this execution is over.</returns>
    private async Task<JobRecord?> StoreAsync(JobRecord record, AttemptOutcome outcome)
    {
        switch (outcome)
        {
            case AttemptOutcome.Completed completed:
                return await EndAsync(record, completed.Result, failure: null).ConfigureAwait(false);
            case AttemptOutcome.Failed failed:
                return await EndAsync(record, now: null, failed.Failure).ConfigureAwait(false);
            case AttemptOutcome.Retry retry when clock.GetUtcNow() - record.StartedAt >= options.GiveUpAfter:
                return await EndAsync(record, retry.Partial, GivenUp(retry.Error)).ConfigureAwait(false);
            case AttemptOutcome.Retry retry:
                await PutBackAsync(record, retry).ConfigureAwait(false);
                return null;
            case AttemptOutcome.Stopped:
                await HandOverAsync(record, record.Deliveries).ConfigureAwait(false);
                return null;
            default:
                Log.Overtaken(logger, record.Key);
                return null;
        }
    }

    /// <summary>Stores the end. A failure is the end of a job only where no video was ever there: those that are were paid.</summary>
    private async Task<JobRecord?> EndAsync(JobRecord record, VideoResult? now, VideoJobFailure? failure)
    {
        VideoResult? result = StoredResult.Union(record, now);
        if (failure is not null && result is { Videos.Count: > 0 })
        {
            RunwareError error = Wan25ModelFactory.RunwareError(failure.Code, failure.Message, failure.Category, record.OperationId.TaskId);
            result = Wan25ModelFactory.VideoResult(result.OperationId, result.Videos, [.. result.Failures, Wan25ModelFactory.VideoFailure(error)]);
            failure = null;
        }

        JobRecord? ended = await records.EndAsync(
            record, result is null ? null : StoredResult.Write(result), failure is null ? null : StoredFailure.Write(failure), CancellationToken.None).ConfigureAwait(false);
        if (ended is null)
        {
            Log.Overtaken(logger, record.Key);
            return null;
        }

        instruments.Ended(ended);
        return ended;
    }

    private async Task PutBackAsync(JobRecord record, AttemptOutcome.Retry retry)
    {
        TimeSpan usual = retry.Immediately ? TimeSpan.Zero : Backoff.After(record.Attempts, options.RetryBaseDelay, options.RetryMaxDelay);
        TimeSpan? asked = retry.MinDelay > MaxRetryAfter ? MaxRetryAfter : retry.MinDelay;
        TimeSpan pause = asked > usual ? asked.Value : usual;
        if (retry.HoldsSubmissions)
        {
            // Not for this job's own pause, which may have grown over days.
            gate.Hold(asked > options.RetryBaseDelay ? asked.Value : options.RetryBaseDelay);
        }

        Log.PutBack(logger, record.Key, retry.Error.Code, pause);
        await store.PutBackAsync(record, Waiting(record), pause, StoredFailure.Write(retry.Error), record.Deliveries, CancellationToken.None).ConfigureAwait(false);
    }

    private async Task HandOverAsync(JobRecord record, int deliveries)
    {
        Log.HandedOver(logger, record.Key);
        await store.PutBackAsync(record, Waiting(record), TimeSpan.Zero, record.LastError, deliveries, CancellationToken.None).ConfigureAwait(false);
    }

    private async Task DeliverAsync(JobRecord record)
    {
        if (record.Deliveries >= options.MaxDeliveries)
        {
            await DeadLetterAsync(record, HandlerInterrupted()).ConfigureAwait(false);
            return;
        }

        if (await records.BeginDeliveryAsync(record, CancellationToken.None).ConfigureAwait(false) is not { } begun)
        {
            Log.Overtaken(logger, record.Key);
            return;
        }

        Exception? thrown = await handlers.TryInvokeAsync(begun, running.Stopping).ConfigureAwait(false);
        if (thrown is null)
        {
            VideoJobState state = begun.Failure is null ? VideoJobState.Completed : VideoJobState.Failed;
            // The handlers are done: while that cannot be stored it is tried again, and they are not called again.
            if (await UntilStoredAsync(begun.Key, () => records.FinishAsync(begun, state, error: null, CancellationToken.None)).ConfigureAwait(false) is { } finished)
            {
                instruments.Finished(finished);
                Log.Finished(logger, finished.Key, state, finished.Attempts);
            }
        }
        else if (running.Stopping.IsCancellationRequested)
        {
            await HandOverAsync(begun, begun.Deliveries - 1).ConfigureAwait(false);
        }
        else if (begun.Deliveries >= options.MaxDeliveries)
        {
            await DeadLetterAsync(begun, HandlerFailed(thrown)).ConfigureAwait(false);
        }
        else
        {
            TimeSpan pause = Backoff.After(begun.Deliveries, options.DeliveryBaseDelay, options.DeliveryMaxDelay);
            await store.PutBackAsync(begun, VideoJobState.Delivering, pause, StoredFailure.Write(HandlerFailed(thrown)), begun.Deliveries, CancellationToken.None)
                .ConfigureAwait(false);
        }
    }

    private async Task DeadLetterAsync(JobRecord record, VideoJobFailure error)
    {
        if (await records.FinishAsync(record, VideoJobState.DeadLettered, StoredFailure.Write(error), CancellationToken.None).ConfigureAwait(false) is { } dead)
        {
            instruments.Finished(dead);
            Log.DeadLettered(logger, dead.Key, dead.Deliveries);
        }
    }

    private static VideoJobState Waiting(JobRecord record) =>
        record.EndedAt is not null ? VideoJobState.Delivering : record.IsAccepted ? VideoJobState.Running : VideoJobState.Queued;

    private static VideoJobFailure GivenUp(VideoJobFailure error) => new()
    {
        Code = VideoJobFailureCodes.TimedOut,
        Message = $"Given up after too long. The last trouble was {error.Code}: {error.Message}",
        Category = error.Category,
    };

    // Its type only: what a handler says may hold anything. The log has the rest.
    private static VideoJobFailure HandlerFailed(Exception thrown) =>
        new() { Code = VideoJobFailureCodes.HandlerFailed, Message = $"The handler threw {thrown.GetType().Name}; see the log." };

    private static VideoJobFailure HandlerInterrupted() =>
        new() { Code = VideoJobFailureCodes.HandlerInterrupted, Message = "The process ended while the handler was at work, again and again." };
}
