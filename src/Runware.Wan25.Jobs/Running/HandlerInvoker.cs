using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Runware.Wan25.Jobs.Diagnostics;
using Runware.Wan25.Jobs.Storage;

namespace Runware.Wan25.Jobs.Running;

/// <summary>Hands the end of a job to the application's handlers.</summary>
internal sealed class HandlerInvoker(IServiceScopeFactory scopes, ILogger<HandlerInvoker> logger)
{
    /// <summary>Calls all handlers, one after the other.</summary>
    /// <returns>Null when all are done; otherwise what one of them threw.</returns>
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
                    await (job.Failure is { } failure ? handler.FailedAsync(job, failure, stopping) : handler.CompletedAsync(job, job.Result!, stopping)).ConfigureAwait(false);
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
}
