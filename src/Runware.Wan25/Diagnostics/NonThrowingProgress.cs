using Microsoft.Extensions.Logging;

namespace Runware.Wan25.Diagnostics;

/// <summary>
/// Reports progress to the caller's handler and logs the handler's exceptions, which must not end the operation.
/// </summary>
internal sealed class NonThrowingProgress<T>(IProgress<T> progress, ILogger logger, VideoOperationId operationId) : IProgress<T>
{
    private int _hasFailed;

    /// <summary>Wraps a handler. Returns <see langword="null"/> for none, and a wrapped handler as it is.</summary>
    public static IProgress<T>? Over(IProgress<T>? progress, ILogger logger, VideoOperationId operationId) =>
        progress is null or NonThrowingProgress<T> ? progress : new NonThrowingProgress<T>(progress, logger, operationId);

    public void Report(T value)
    {
        try
        {
            progress.Report(value);
        }
        catch (Exception exception)
        {
            // Later reports may succeed, so they are still made; only the first failure is logged, since all may fail.
            if (Interlocked.Exchange(ref _hasFailed, 1) == 0)
            {
                Log.ProgressFailed(logger, operationId, exception);
            }
        }
    }
}
