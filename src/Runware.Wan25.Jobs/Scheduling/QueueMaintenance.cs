using Runware.Wan25.Jobs.Diagnostics;

namespace Runware.Wan25.Jobs.Scheduling;

/// <summary>Maintains the queue as a whole, when a node starts and periodically.</summary>
internal sealed class QueueMaintenance(
    QueueCounter counter, QueueRepair repair, LaneBalancer balancer, StartedJobPromoter promoter, TimeProvider clock) : IDisposable
{
    private const int CyclesPerRepair = 6;
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    private readonly CancellationTokenSource _stopping = new();
    private Task _running = Task.CompletedTask;

    public void Start() => _running = RunAsync(_stopping.Token);

    public async Task StopAsync()
    {
        await _stopping.CancelAsync().ConfigureAwait(false);
        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <summary>Stops the maintenance of a host that is disposed without having been stopped.</summary>
    public void Dispose()
    {
        _stopping.Cancel();
        _stopping.Dispose();
    }

    private async Task RunAsync(CancellationToken stopping)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        await balancer.MoveFromFormerLanesAsync(stopping).ConfigureAwait(false);
        for (int cycle = 0; ; cycle++)
        {
            await counter.CountAsync(stopping).ConfigureAwait(false);
            await balancer.RefillAsync(stopping).ConfigureAwait(false);
            await promoter.PromoteAsync(stopping).ConfigureAwait(false);
            if (cycle % CyclesPerRepair == 0)
            {
                await repair.RepairAsync(stopping).ConfigureAwait(false);
            }

            await timer.WaitForNextTickAsync(stopping).ConfigureAwait(false);
        }
    }
}
