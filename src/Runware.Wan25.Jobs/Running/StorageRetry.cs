using Microsoft.Extensions.Logging;
using Runware.Wan25.Jobs.Diagnostics;

namespace Runware.Wan25.Jobs.Running;

/// <summary>Repeats work until its result is stored, for as long as the database is unavailable.</summary>
internal sealed class StorageRetry(RunningJobs running, TimeProvider clock, ILogger<StorageRetry> logger)
{
    private static readonly TimeSpan BaseDelay = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan MaxDelay = TimeSpan.FromSeconds(5);

    public async Task<T> RunAsync<T>(string key, Func<Task<T>> work)
    {
        for (int failures = 1; ; failures++)
        {
            try
            {
                return await work().ConfigureAwait(false);
            }
            catch (Exception exception)
            {
                Log.ExecutionFailed(logger, exception, key);
            }

            await running.DelayAsync(Backoff.After(failures, BaseDelay, MaxDelay), clock).ConfigureAwait(false);
        }
    }
}
