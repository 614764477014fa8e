using System.Globalization;
using System.Text.Json;
using Runware.Wan25.Emulator;

namespace Runware.Wan25.Cli.CheckService;

/// <summary>What the rows and errors of both videos look like at their end, alone and together.</summary>
internal static class RowProbes
{
    public static decimal? CostOf(JsonElement row) => !row.TryGetProperty("cost", out JsonElement cost) ? null
        : cost.ValueKind == JsonValueKind.Number && cost.TryGetDecimal(out decimal number) ? number
        : cost.ValueKind == JsonValueKind.String
            && decimal.TryParse(cost.GetString(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal text) ? text
        : null;

    public static async Task RunAsync(CheckState state, CancellationToken cancellationToken)
    {
        ObserveSuccess(state);
        ObserveFailure(state);
        await ObserveTogetherAsync(state, cancellationToken).ConfigureAwait(false);
    }

    private static void ObserveSuccess(CheckState state)
    {
        const string status = nameof(RunwareEmulatorOptions.SuccessRowHasStatus), cost = nameof(RunwareEmulatorOptions.CostAsText);
        if (state.FinishedRows is not [var row, ..])
        {
            state.Findings.Miss(status, "no finished row was seen");
            state.Findings.Miss(cost, "no finished row was seen");
            return;
        }

        string? seen = ProbeResponse.Text(row, "status");
        state.Findings.Observe(status, seen is not null, $"the status of a finished row: {seen ?? "none"}");
        if (row.TryGetProperty("cost", out JsonElement value) && value.ValueKind is JsonValueKind.String or JsonValueKind.Number)
        {
            state.Findings.Observe(cost, value.ValueKind == JsonValueKind.String, $"cost: {value.GetRawText()}");
        }
        else
        {
            state.Findings.Miss(cost, "the finished row has no cost");
        }
    }

    private static void ObserveFailure(CheckState state)
    {
        const string status = nameof(RunwareEmulatorOptions.FailedPoll), mark = nameof(RunwareEmulatorOptions.FailedPollHasStatus);
        if (state.FailureResponse is not { } response || state.Failing is not { } id)
        {
            state.Findings.Miss(status, "no failure was told");
            state.Findings.Miss(mark, "no failure was told");
            return;
        }

        string evidence = response.Describe();
        FailedPollStatus? seen = response.Status switch
        {
            400 => FailedPollStatus.BadRequest,
            200 => FailedPollStatus.Ok,
            >= 500 => FailedPollStatus.ServerError,
            _ => null,
        };
        if (seen is { } known)
        {
            state.Findings.Observe(status, known, evidence);
        }
        else
        {
            state.Findings.Miss(status, $"no option fits: {evidence}");
        }

        if (response.Errors(id) is [var error, ..])
        {
            state.Findings.Observe(mark, ProbeResponse.Text(error, "status") is not null, evidence);
        }
        else
        {
            state.Findings.Miss(mark, $"the failure was told in a row: {evidence}");
        }
    }

    private static async Task ObserveTogetherAsync(CheckState state, CancellationToken cancellationToken)
    {
        const string option = nameof(RunwareEmulatorOptions.Batch);
        if (state.FailureResponse is not { } alone || state.Failing is not { } failed || state.Video is not { } made
            || state.FinishedRows.Count == 0)
        {
            return;
        }

        state.Report("A failed and a finished video in one request");
        ProbeResponse first = await state.Service.PollAsync(cancellationToken, made, failed).ConfigureAwait(false);
        ProbeResponse second = await state.Service.PollAsync(cancellationToken, failed, made).ConfigureAwait(false);
        string evidence = $"finished and failed: {first.Describe()}; failed and finished: {second.Describe()}";
        BatchBehavior? seen = (Tells(first, made), Tells(first, failed), Tells(second, made), Tells(second, failed)) switch
        {
            (true, true, true, true) when first.IsSuccess || first.Status != alone.Status => BatchBehavior.Answered,
            (true, true, true, true) => BatchBehavior.FailsTogether,
            (true, false, false, true) => BatchBehavior.OnlyFirst,
            (false, true, false, true) => BatchBehavior.FailsAlone,
            (false, false, false, false) when first.OtherErrors(made, failed).Count > 0 => BatchBehavior.Refused,
            _ => null,
        };
        if (seen is { } known)
        {
            state.Findings.Observe(option, known, evidence);
        }
        else
        {
            state.Findings.Miss(option, $"no option fits: {evidence}");
        }
    }

    private static bool Tells(ProbeResponse response, Guid id) => response.Rows(id).Count + response.Errors(id).Count > 0;
}
