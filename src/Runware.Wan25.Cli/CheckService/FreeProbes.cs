using System.Text.Json;
using Runware.Wan25.Emulator;

namespace Runware.Wan25.Cli.CheckService;

/// <summary>Observes what is free: unknown ids, the account, a refused order.</summary>
internal static class FreeProbes
{
    private const string Archived = nameof(RunwareEmulatorOptions.ArchiveKeepsRefusals);

    /// <returns>Whether the service accepts the key.</returns>
    public static async Task<bool> RunAsync(CheckState state, CancellationToken cancellationToken)
    {
        if (!await AccountAsync(state, cancellationToken).ConfigureAwait(false))
        {
            return false;
        }

        Guid unknown = state.Options.NewId();
        await UnknownStatusAsync(state, unknown, cancellationToken).ConfigureAwait(false);
        ProbeResponse details = await UnknownDetailsAsync(state, unknown, cancellationToken).ConfigureAwait(false);
        await SeveralAsync(state, unknown, cancellationToken).ConfigureAwait(false);
        await RefusedAsync(state, UnknownIdClassifier.Details(details, unknown), cancellationToken).ConfigureAwait(false);
        return true;
    }

    /// <summary>Reads the balance; null if it cannot be read.</summary>
    public static async Task<decimal?> BalanceAsync(CheckState state, CancellationToken cancellationToken) =>
        Amount(await ReadAccountAsync(state, cancellationToken).ConfigureAwait(false));

    private static async Task<bool> AccountAsync(CheckState state, CancellationToken cancellationToken)
    {
        state.Report("Account");
        const string option = nameof(RunwareEmulatorOptions.BalanceAsNumber);
        ProbeResponse response = await ReadAccountAsync(state, cancellationToken).ConfigureAwait(false);
        string evidence = response.Describe();
        switch (Balance(response)?.ValueKind)
        {
            case JsonValueKind.Number:
                state.Findings.Observe(option, true, evidence);
                break;
            case JsonValueKind.Object when Amount(response) is not null:
                state.Findings.Observe(option, false, evidence);
                break;
            default:
                state.Findings.FitsNone(option, evidence);
                break;
        }

        if (response.Status is 401 or 403 or 0)
        {
            state.Notes.Add($"The check ended at the account: {evidence}.");
            return false;
        }

        return true;
    }

    private static Task<ProbeResponse> ReadAccountAsync(CheckState state, CancellationToken cancellationToken) =>
        state.Service.PostAsync([ProbeTasks.Account(state.Options.NewId())], isDryRun: false, cancellationToken);

    private static JsonElement? Balance(ProbeResponse response) =>
        response.Json is { } json && json.TryGetProperty("data", out JsonElement rows) && rows.ValueKind == JsonValueKind.Array
        && rows.GetArrayLength() > 0 && rows[0].TryGetProperty("balance", out JsonElement balance) ? balance : null;

    private static decimal? Amount(ProbeResponse response) => Balance(response) switch
    {
        { ValueKind: JsonValueKind.Number } number => number.GetDecimal(),
        { ValueKind: JsonValueKind.Object } balance when balance.TryGetProperty("amount", out JsonElement amount)
            && amount.ValueKind == JsonValueKind.Number => amount.GetDecimal(),
        _ => null,
    };

    private static async Task UnknownStatusAsync(CheckState state, Guid unknown, CancellationToken cancellationToken)
    {
        state.Report("Status of an id that was never submitted");
        ProbeResponse response = await state.Service.PollAsync(cancellationToken, unknown).ConfigureAwait(false);
        state.Findings.Conclude(
            nameof(RunwareEmulatorOptions.UnknownTask), UnknownIdClassifier.Status(response, unknown), response.Describe());
    }

    private static async Task<ProbeResponse> UnknownDetailsAsync(CheckState state, Guid unknown, CancellationToken cancellationToken)
    {
        state.Report("Archive entry of an id that was never submitted");
        ProbeResponse response = await state.Service.DetailsAsync(unknown, cancellationToken).ConfigureAwait(false);
        state.Findings.Conclude(
            nameof(RunwareEmulatorOptions.UnknownDetails), UnknownIdClassifier.Details(response, unknown), response.Describe());
        return response;
    }

    /// <summary>
    /// Determines whether a request with two status tasks is accepted at all. How it reports a failure needs a failed video.
    /// </summary>
    private static async Task SeveralAsync(CheckState state, Guid unknown, CancellationToken cancellationToken)
    {
        state.Report("Several status tasks in one request");
        const string option = nameof(RunwareEmulatorOptions.Batch);
        Guid other = state.Options.NewId();
        ProbeResponse response = await state.Service.PollAsync(cancellationToken, unknown, other).ConfigureAwait(false);
        bool isRefused = response.Status is >= 400 and < 500 && !response.IsAboutTheCaller && response.AllRows.Count == 0
            && response.OtherErrors(unknown, other).Count > 0 && response.Errors(unknown).Count + response.Errors(other).Count == 0;
        if (isRefused)
        {
            state.Findings.Observe(option, BatchBehavior.Refused, response.Describe());
        }
        else
        {
            state.Findings.Miss(option, $"needs a failed video beside another one; two unknown ids: {response.Describe()}");
        }
    }

    private static async Task RefusedAsync(
        CheckState state, UnknownDetailsResponse? unknownDetails, CancellationToken cancellationToken)
    {
        state.Report("An order that must be refused, and whether it is archived");
        Guid id = state.Options.NewId();
        ProbeResponse refusal = await state.Service.PostAsync([ProbeTasks.Invalid(id)], isDryRun: false, cancellationToken)
            .ConfigureAwait(false);
        if (refusal.Refusals(id).Count == 0)
        {
            var order = new SubmittedVideo(id, "an order that was expected to be refused", CheckBudget.PricePerVideo);
            order.Outcome = refusal.Describe();
            state.Orders.Add(order);
            state.Budget.Order(id, CheckBudget.PricePerVideo);
            state.Findings.Miss(Archived, $"the invalid order was not refused: {refusal.Describe()}");
            return;
        }

        ProbeResponse details = await state.Service.DetailsAsync(id, cancellationToken).ConfigureAwait(false);
        if (ArchiveProbes.IsRefusal(details, id))
        {
            state.Findings.Observe(Archived, true, details.Describe());
        }
        else if (unknownDetails is not null && UnknownIdClassifier.Details(details, id) == unknownDetails)
        {
            state.Findings.Observe(Archived, false, details.Describe());
        }
        else
        {
            state.Findings.FitsNone(Archived, details.Describe());
        }
    }
}
