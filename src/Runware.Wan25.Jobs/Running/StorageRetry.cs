using Microsoft.Extensions.Logging;
using Runware.Wan25.Jobs.Diagnostics;
using Runware.Wan25.Transport;

namespace Runware.Wan25.Jobs.Running;

/// <summary>Repeats work until its result is stored, for as long as the database is unavailable and the host waits for the job.</summary>
internal sealed class StorageRetry(RunningJobs running, TimeProvider clock, ILogger<StorageRetry> logger)
{
    private static readonly TimeSpan BaseDelay = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan MaxDelay = TimeSpan.FromSeconds(5);

    public async Task RunAsync(string key, Func<Task> work)
    {
        for (int failures = 1; ; failures++)
        {
            try
            {
                await work().ConfigureAwait(false);
                return;
            }
            catch (Exception exception) when (!running.Abandoned.IsCancellationRequested)
            {
                Log.ExecutionFailed(logger, exception, key);
            }

            await Task.Delay(Backoff.Exponential(BaseDelay, MaxDelay, failures - 1), clock, running.Abandoned).ConfigureAwait(false);
        }
    }
}
