using Microsoft.Extensions.Logging;
using Runware.Wan25.Jobs.Diagnostics;
using Runware.Wan25.Jobs.Scheduling;
using Runware.Wan25.Jobs.Storage;
using Runware.Wan25.Transport;

namespace Runware.Wan25.Jobs.Running;

/// <summary>Delivers the outcome of a job to the handlers, and stores how that went.</summary>
internal sealed class JobDelivery(
    JobTable table,
    JobTriggers triggers,
    HandlerInvoker handlers,
    RunningJobs jobs,
    StorageRetry storage,
    Instruments instruments,
    Wan25JobsOptions options,
    ILogger<JobDelivery> logger)
{
    public async Task DeliverAsync(VideoJob job, RunningJob running)
    {
        int earlier = running.EarlierDeliveries ??= job.Deliveries;
        if (earlier >= options.MaxDeliveries)
        {
            await FinishAsync(job, VideoJobState.DeadLettered, Interrupted()).ConfigureAwait(false);
            return;
        }

        if (await table.BeginDeliveryAsync(job, earlier + 1).ConfigureAwait(false) is not { } begun)
        {
            Log.Superseded(logger, job.Key);
            return;
        }

        running.EarlierDeliveries = null;
        VideoJobFailure? failed = await handlers.TryInvokeAsync(begun, running.Ending).ConfigureAwait(false);
        if (failed is null)
        {
            // Only storing that is repeated; the handlers are not called again.
            VideoJobState state = begun.Failure is null ? VideoJobState.Completed : VideoJobState.Failed;
            await storage.RunAsync(begun.Key, () => FinishAsync(begun, state, error: null)).ConfigureAwait(false);
        }
        else if (jobs.Stopping.IsCancellationRequested && !running.IsReleased)
        {
            Log.HandedOver(logger, begun.Key);
            await PutBackAsync(begun, TimeSpan.Zero, begun.LastError, begun.Deliveries - 1).ConfigureAwait(false);
        }
        else if (begun.Deliveries >= options.MaxDeliveries)
        {
            await FinishAsync(begun, VideoJobState.DeadLettered, failed).ConfigureAwait(false);
        }
        else
        {
            TimeSpan delay = Backoff.Exponential(options.DeliveryBaseDelay, options.DeliveryMaxDelay, begun.Deliveries - 1);
            await PutBackAsync(begun, delay, failed, begun.Deliveries).ConfigureAwait(false);
        }
    }

    /// <summary>Stores the end of the job.</summary>
    private async Task FinishAsync(VideoJob job, VideoJobState state, VideoJobFailure? error)
    {
        if (await table.FinishAsync(job, state, error).ConfigureAwait(false) is not { } finished)
        {
            Log.Superseded(logger, job.Key);
            return;
        }

        instruments.Finished(finished);
        if (state == VideoJobState.DeadLettered)
        {
            Log.DeadLettered(logger, finished.Key, finished.Deliveries, error!.Code);
        }
        else
        {
            Log.Finished(logger, finished.Key, state, finished.Attempts);
        }
    }

    private async Task PutBackAsync(VideoJob job, TimeSpan delay, VideoJobFailure? error, int deliveries)
    {
        await table.PutBackAsync(job, VideoJobState.Delivering, delay, error, deliveries).ConfigureAwait(false);
        await triggers.AddAsync(delay).ConfigureAwait(false);
    }

    private static VideoJobFailure Interrupted() =>
        new()
        {
            Code = VideoJobFailureCodes.HandlerInterrupted,
            Message = "The process ended during the last of the allowed calls of the handlers.",
        };
}
