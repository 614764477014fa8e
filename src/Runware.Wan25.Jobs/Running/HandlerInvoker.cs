using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Runware.Wan25.Jobs.Diagnostics;
using Runware.Wan25.Jobs.Storage;

namespace Runware.Wan25.Jobs.Running;

/// <summary>Calls the application's handlers for the end of a job.</summary>
internal sealed class HandlerInvoker(IServiceScopeFactory scopes, ILogger<HandlerInvoker> logger)
{
    /// <summary>Calls all handlers, one after the other.</summary>
    /// <returns>The exception that one of them threw, or null if all completed.</returns>
    public async Task<Exception?> TryInvokeAsync(JobRecord record, CancellationToken stopping)
    {
        var job = new VideoJob(record);
        try
        {
            AsyncServiceScope scope = scopes.CreateAsyncScope();
            await using (scope.ConfigureAwait(false))
            {
                foreach (IVideoJobHandler handler in scope.ServiceProvider.GetServices<IVideoJobHandler>())
                {
                    await InvokeAsync(handler, job, stopping).ConfigureAwait(false);
                }
            }

            return null;
        }
        catch (Exception exception)
        {
            if (!(exception is OperationCanceledException && stopping.IsCancellationRequested))
            {
                Log.HandlerFailed(logger, exception, record.Key, record.Deliveries);
            }

            return exception;
        }
    }

    private static Task InvokeAsync(IVideoJobHandler handler, VideoJob job, CancellationToken stopping) => job.Failure is { } failure
        ? handler.FailedAsync(job, failure, stopping)
        : handler.CompletedAsync(job, job.Result!, stopping);
}
