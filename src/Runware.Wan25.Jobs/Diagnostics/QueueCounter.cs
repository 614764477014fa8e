using System.Data.Common;
using Microsoft.Extensions.Logging;
using Runware.Wan25.Jobs.Storage;

namespace Runware.Wan25.Jobs.Diagnostics;

/// <summary>Counts the queue from time to time, if somebody reads the gauges: their readers may come as often as they like.</summary>
internal sealed class QueueCounter(JobRecords records, Instruments instruments, TimeProvider clock, ILogger<QueueCounter> logger) : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);
    private readonly CancellationTokenSource _stopping = new();
    private Task _counting = Task.CompletedTask;

    public void Start() => _counting = CountAsync(_stopping.Token);

    public async Task StopAsync()
    {
        await _stopping.CancelAsync().ConfigureAwait(false);
        await _counting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public void Dispose() => _stopping.Dispose();

    private async Task CountAsync(CancellationToken stopping)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        do
        {
            if (!instruments.IsCountWanted)
            {
                continue;
            }

            try
            {
                instruments.Counts = await records.CountAsync(stopping).ConfigureAwait(false);
            }
            catch (DbException exception)
            {
                Log.CountFailed(logger, exception);
            }
        }
        while (await timer.WaitForNextTickAsync(stopping).ConfigureAwait(false));
    }
}
