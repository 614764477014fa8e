using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Runware.Wan25.Common;
using Runware.Wan25.Jobs.Diagnostics;

namespace Runware.Wan25.Jobs.Running;

/// <summary>Calls the application's handlers for the end of a job.</summary>
internal sealed class HandlerInvoker(
    IServiceScopeFactory scopes, Wan25JobsOptions options, TimeProvider clock, ILogger<HandlerInvoker> logger)
{
    /// <summary>Calls all handlers, one after the other.</summary>
    /// <returns>Why they did not complete, or null if they did.</returns>
    public async Task<VideoJobFailure?> TryInvokeAsync(VideoJob job, CancellationToken ending)
    {
        using var timeout = new CancellationTokenSource();
        using ITimer timer = timeout.CancelQuietlyAfter(options.HandlerTimeout, clock);
        var canceled = CancellationTokenSource.CreateLinkedTokenSource(ending, timeout.Token);

        // On a thread of its own: a handler may block it.
        Task calls = Task.Factory.StartNew(
            () => InvokeAllAsync(job, canceled.Token),
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default).Unwrap();
        _ = calls.ContinueWith(_ => canceled.Dispose(), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        try
        {
            // A handler that ignores its token would hold its place for ever.
            await calls.WaitAsync(timeout.Token).ConfigureAwait(false);
            return null;
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested && !ending.IsCancellationRequested)
        {
            Log.HandlerTimedOut(logger, job.Key, job.Deliveries, options.HandlerTimeout);
            return new()
            {
                Code = VideoJobFailureCodes.HandlerTimedOut,
                Message = $"The handler took longer than {nameof(options.HandlerTimeout)}, {options.HandlerTimeout}.",
            };
        }
        catch (Exception exception)
        {
            if (!(exception is OperationCanceledException && ending.IsCancellationRequested))
            {
                Log.HandlerFailed(logger, exception, job.Key, job.Deliveries);
            }

            // Only the type is stored: the message of a handler's exception may contain anything.
            return new()
            {
                Code = VideoJobFailureCodes.HandlerFailed,
                Message = $"The handler threw {exception.GetType().Name}; see the log.",
            };
        }
    }

    private async Task InvokeAllAsync(VideoJob job, CancellationToken cancellationToken)
    {
        AsyncServiceScope scope = scopes.CreateAsyncScope();
        await using (scope.ConfigureAwait(false))
        {
            foreach (IVideoJobHandler handler in scope.ServiceProvider.GetServices<IVideoJobHandler>())
            {
                Task call = job.Failure is { } failure
                    ? handler.FailedAsync(job, failure, cancellationToken)
                    : handler.CompletedAsync(job, job.Result!, cancellationToken);
                await call.ConfigureAwait(false);
            }
        }
    }
}
