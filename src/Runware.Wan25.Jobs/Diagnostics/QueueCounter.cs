using Microsoft.Extensions.Logging;
using Runware.Wan25.Jobs.Storage;

namespace Runware.Wan25.Jobs.Diagnostics;

/// <summary>Counts the queue, if somebody reads the gauges: their readers may come as often as they like.</summary>
internal sealed class QueueCounter(JobQueries queries, Instruments instruments, ILogger<QueueCounter> logger)
{
    public async Task CountAsync(CancellationToken cancellationToken)
    {
        if (!instruments.IsCountWanted)
        {
            return;
        }

        try
        {
            instruments.Counts = await queries.CountAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            Log.CountFailed(logger, exception);
        }
    }
}
