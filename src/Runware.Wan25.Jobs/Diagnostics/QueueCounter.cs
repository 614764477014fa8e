using Microsoft.Extensions.Logging;
using Runware.Wan25.Jobs.Storage;

namespace Runware.Wan25.Jobs.Diagnostics;

/// <summary>Counts the queue if a gauge that needs it is read. Reading a gauge itself does not query the database.</summary>
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
