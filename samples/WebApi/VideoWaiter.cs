using Runware.Wan25;

namespace WebApi;

/// <summary>Waits for all submitted videos. Waits of one client share their polls, so that many cost little.</summary>
internal sealed class VideoWaiter(VideoStore store, ILogger<VideoWaiter> logger) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Parallel.ForEachAsync(
        store.ArrivalsAsync(stoppingToken),
        new ParallelOptions { MaxDegreeOfParallelism = int.MaxValue, CancellationToken = stoppingToken },
        WaitAsync);

    private async ValueTask WaitAsync(VideoOperation operation, CancellationToken cancellationToken)
    {
        try
        {
            VideoResult result = await operation.WaitForCompletionAsync(cancellationToken: cancellationToken);
            Log.Ended(logger, result.OperationId, result.Videos.Count, result.Failures.Count, result.TotalCost);
        }
        catch (VideoGenerationFailedException failed)
        {
            // Final: GET reports it.
            Log.Ended(logger, operation.Id, 0, failed.Failures.Count, 0);
        }
        catch (Exception exception) when (exception is RunwareException or VideoWaitCanceledException)
        {
            // The task may still be running. From now on GET asks the service.
            store.Forget(operation.Id);
            Log.WaitEnded(logger, operation.Id, exception.Message);
        }
    }
}
