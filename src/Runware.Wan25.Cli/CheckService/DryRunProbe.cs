namespace Runware.Wan25.Cli.CheckService;

/// <summary>
/// Requests a price without an order. The header for this is mentioned, but not documented, so the request counts as an order until the
/// balance shows that it was none.
/// </summary>
internal static class DryRunProbe
{
    public static async Task RunAsync(CheckState state, CancellationToken cancellationToken)
    {
        if (!state.Budget.CanOrder((1 + ProbeTasks.Results) * CheckBudget.PricePerVideo))
        {
            return;
        }

        state.Report("A dry run");
        Guid id = state.Options.NewId();
        var order = new SubmittedVideo(id, "a dry run, which should cost nothing", CheckBudget.PricePerVideo);
        state.Orders.Add(order);
        state.Budget.Order(id, CheckBudget.PricePerVideo);
        decimal? before = await FreeProbes.BalanceAsync(state, cancellationToken).ConfigureAwait(false);
        ProbeResponse response = await state.Service.PostAsync([ProbeTasks.Video(id, results: 1)], isDryRun: true, cancellationToken)
            .ConfigureAwait(false);
        decimal? after = await FreeProbes.BalanceAsync(state, cancellationToken).ConfigureAwait(false);
        order.Outcome = response.Describe();
        if (response.ProvesRefusal(id) || (before is not null && before == after))
        {
            state.Budget.Settle(id, 0);
        }

        decimal? price = response.Rows(id).Select(ResultRowProbes.CostOf).FirstOrDefault(cost => cost is not null);
        state.Notes.Add(price is { } known
            ? $"A dry run returned a price of {known} USD; the estimate is {CheckBudget.PricePerVideo} USD."
            : $"A dry run returned no price: {response.Describe()}.");
    }
}
