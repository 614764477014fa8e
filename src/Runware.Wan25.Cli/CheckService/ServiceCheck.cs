namespace Runware.Wan25.Cli.CheckService;

/// <summary>
/// Observes how the service behaves where that is not known: first what is free, then with two videos that all probes share. Every order is
/// in the report in any case, and only what was observed is reported as such.
/// </summary>
internal static class ServiceCheck
{
    /// <param name="handler">The handler that sends. It is not disposed.</param>
    /// <param name="options">The options of the check.</param>
    /// <param name="report">Receives a line for each step.</param>
    /// <param name="cancellationToken">Ends the check; the report then holds the results so far.</param>
    public static async Task<ServiceCheckReport> RunAsync(
        HttpMessageHandler handler, ServiceCheckOptions options, Action<string> report, CancellationToken cancellationToken)
    {
        DateTimeOffset startedAt = options.Clock.GetUtcNow();
        using var service = new RawService(handler, options);
        var state = new CheckState(service, options, report);
        decimal? before = null, after = null;
        bool isComplete = false;
        try
        {
            if (await FreeProbes.RunAsync(state, cancellationToken).ConfigureAwait(false))
            {
                before = await FreeProbes.BalanceAsync(state, cancellationToken).ConfigureAwait(false);
                await RunPaidAsync(state, handler, before, cancellationToken).ConfigureAwait(false);
                after = await FreeProbes.BalanceAsync(state, cancellationToken).ConfigureAwait(false);
                isComplete = true;
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            state.Notes.Add("The check was interrupted. Videos that were ordered are still made and charged.");
        }

        ArchiveProbes.Complete(state);
        return new()
        {
            Endpoint = options.Endpoint.GetLeftPart(UriPartial.Path),
            StartedAt = startedAt,
            IsComplete = isComplete,
            Findings = state.Findings.All(),
            Guarantees = ClientGuaranteeEvaluator.Evaluate(state),
            Orders = state.Orders,
            Notes = state.Notes,
            SpentAtMost = state.Budget.AtMost,
            BalanceChange = before - after,
        };
    }

    private static async Task RunPaidAsync(
        CheckState state, HttpMessageHandler handler, decimal? balance, CancellationToken cancellationToken)
    {
        await DryRunProbe.RunAsync(state, cancellationToken).ConfigureAwait(false);
        await SubmissionProbes.RunAsync(state, cancellationToken).ConfigureAwait(false);
        await WaitProbes.RunAsync(state, cancellationToken).ConfigureAwait(false);
        await ResultRowProbes.RunAsync(state, cancellationToken).ConfigureAwait(false);
        await ClientLookupProbe.RunAsync(state, handler, cancellationToken).ConfigureAwait(false);
        await ArchiveProbes.RunAsync(state, cancellationToken).ConfigureAwait(false);
        await RetentionProbes.RunAsync(state, cancellationToken).ConfigureAwait(false);
        await FailureCostProbe.RunAsync(state, balance, cancellationToken).ConfigureAwait(false);
        await CapacityProbes.RunAsync(state, cancellationToken).ConfigureAwait(false);
    }
}
