using Microsoft.Extensions.Logging;

namespace Runware.Wan25.Diagnostics;

/// <summary>Reports progress to a handler of the caller's, whose exceptions are logged and go no further: they must not lose an operation.</summary>
internal sealed class GuardedProgress<T> : IProgress<T>
{
    private readonly IProgress<T> _progress;
    private readonly ILogger _logger;
    private readonly VideoOperationId _operationId;
    private int _hasFailed;

    private GuardedProgress(IProgress<T> progress, ILogger logger, VideoOperationId operationId)
    {
        _progress = progress;
        _logger = logger;
        _operationId = operationId;
    }

    /// <summary>Guards a handler; gives <see langword="null"/> for none, and a handler that is guarded already as it is.</summary>
    public static IProgress<T>? Over(IProgress<T>? progress, ILogger logger, VideoOperationId operationId) =>
        progress is null or GuardedProgress<T> ? progress : new GuardedProgress<T>(progress, logger, operationId);

    public void Report(T value)
    {
        try
        {
            _progress.Report(value);
        }
        catch (Exception exception)
        {
            // It gets every report, since only some may fail; the log gets one line, since all may.
            if (Interlocked.Exchange(ref _hasFailed, 1) == 0)
            {
                Log.ProgressFailed(_logger, _operationId, exception);
            }
        }
    }
}
