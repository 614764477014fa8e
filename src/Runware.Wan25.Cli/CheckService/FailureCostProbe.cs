using System.Globalization;
using Runware.Wan25.Emulator;

namespace Runware.Wan25.Cli.CheckService;

/// <summary>
/// Determines whether failed videos are charged, from the change of the balance beyond the costs that the service reported.
/// </summary>
internal static class FailureCostProbe
{
    private const string Option = nameof(RunwareEmulatorOptions.ChargesFailedResults);

    /// <param name="state">The state of the check.</param>
    /// <param name="before">The balance before anything was ordered; null if it cannot be read.</param>
    /// <param name="cancellationToken">Stops the probe.</param>
    public static async Task RunAsync(CheckState state, decimal? before, CancellationToken cancellationToken)
    {
        decimal?[] costs = [.. state.FinishedRows.Select(ResultRowProbes.CostOf)];
        int failed = state.Orders.Count(order => order.IsFailing && !order.IsRefused);
        if (failed == 0 || !state.HasFailingEnded)
        {
            state.Findings.Miss(Option, "no video was observed to fail");
            return;
        }

        if (state.Orders.Exists(order => order.IsFailing && order.IsUncertain))
        {
            state.Findings.Miss(Option, "it is not known how many videos failed");
            return;
        }

        if (state.Video is not null && (costs.Length < ProbeTasks.Results || Array.Exists(costs, cost => cost is null)))
        {
            state.Findings.Miss(Option, "the cost of the finished video is not known, so the balance shows nothing");
            return;
        }

        if (await FreeProbes.BalanceAsync(state, cancellationToken).ConfigureAwait(false) is not { } after || before is null)
        {
            state.Findings.Miss(Option, "the balance cannot be read");
            return;
        }

        decimal rest = before.Value - after - costs.OfType<decimal>().Sum();
        state.Findings.Conclude<bool>(
            Option,
            rest == 0 ? false : rest == failed * CheckBudget.PricePerVideo ? true : null,
            string.Create(
                CultureInfo.InvariantCulture,
                $"the balance fell by {before - after} USD, of which {rest} USD are not the finished video's; {failed} failed"));
    }
}
