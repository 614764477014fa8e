using Microsoft.Extensions.Logging;
using Runware.Wan25.Jobs.Diagnostics;
using Runware.Wan25.Jobs.Scheduling;
using Runware.Wan25.Jobs.Storage;

namespace Runware.Wan25.Jobs.Running;

/// <summary>Delivers the outcome of a job to the handlers, and stores how that went.</summary>
internal sealed class JobDelivery(
    ExecutionRecords records,
    JobStore store,
    HandlerInvoker handlers,
    RunningJobs running,
    StorageRetry storage,
    Instruments instruments,
    Wan25JobsOptions options,
    ILogger<JobDelivery> logger)
{
    public async Task DeliverAsync(JobRecord record)
    {
        if (record.Deliveries >= options.MaxDeliveries)
        {
            await DeadLetterAsync(record, HandlerInterrupted()).ConfigureAwait(false);
            return;
        }

        if (await records.BeginDeliveryAsync(record, CancellationToken.None).ConfigureAwait(false) is not { } begun)
        {
            Log.Superseded(logger, record.Key);
            return;
        }

        Exception? thrown = await handlers.TryInvokeAsync(begun, running.Stopping).ConfigureAwait(false);
        if (thrown is null)
        {
            await FinishAsync(begun).ConfigureAwait(false);
        }
        else if (running.Stopping.IsCancellationRequested)
        {
            Log.HandedOver(logger, begun.Key);
            await PutBackAsync(begun, TimeSpan.Zero, begun.LastError, begun.Deliveries - 1).ConfigureAwait(false);
        }
        else if (begun.Deliveries >= options.MaxDeliveries)
        {
            await DeadLetterAsync(begun, HandlerFailed(thrown)).ConfigureAwait(false);
        }
        else
        {
            TimeSpan delay = Backoff.After(begun.Deliveries, options.DeliveryBaseDelay, options.DeliveryMaxDelay);
            string error = StoredFailure.Write(HandlerFailed(thrown));
            await PutBackAsync(begun, delay, error, begun.Deliveries).ConfigureAwait(false);
        }
    }

    private async Task FinishAsync(JobRecord begun)
    {
        VideoJobState state = begun.Failure is null ? VideoJobState.Completed : VideoJobState.Failed;

        // The handlers have completed. Only storing that is repeated; the handlers are not called again.
        JobRecord? finished = await storage.RunAsync(
            begun.Key, () => records.FinishAsync(begun, state, error: null, CancellationToken.None)).ConfigureAwait(false);
        if (finished is not null)
        {
            instruments.Finished(finished);
            Log.Finished(logger, finished.Key, state, finished.Attempts);
        }
    }

    private Task<bool> PutBackAsync(JobRecord record, TimeSpan delay, string? error, int deliveries) =>
        store.PutBackAsync(record, VideoJobState.Delivering, delay, error, deliveries, CancellationToken.None);

    private async Task DeadLetterAsync(JobRecord record, VideoJobFailure error)
    {
        JobRecord? dead = await records.FinishAsync(
            record, VideoJobState.DeadLettered, StoredFailure.Write(error), CancellationToken.None).ConfigureAwait(false);
        if (dead is not null)
        {
            instruments.Finished(dead);
            Log.DeadLettered(logger, dead.Key, dead.Deliveries);
        }
    }

    // Only the type is stored: the message of a handler's exception may contain anything.
    private static VideoJobFailure HandlerFailed(Exception thrown) =>
        new() { Code = VideoJobFailureCodes.HandlerFailed, Message = $"The handler threw {thrown.GetType().Name}; see the log." };

    private static VideoJobFailure HandlerInterrupted() =>
        new() { Code = VideoJobFailureCodes.HandlerInterrupted, Message = "The process ended during every call of the handlers." };
}
