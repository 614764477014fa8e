using System.Globalization;
using System.Text.Json;
using Runware.Wan25.Emulator;

namespace Runware.Wan25.Cli.CheckService;

/// <summary>Observes the final rows and errors of both videos, alone and together.</summary>
internal static class ResultRowProbes
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
        if (state.FinishedRows.Count == 0)
        {
            state.Findings.Miss(status, "no finished row was observed");
            state.Findings.Miss(cost, "no finished row was observed");
            return;
        }

        string[] seen = [.. state.FinishedRows.Select(one => ProbeResponse.Text(one, "status") ?? "none").Distinct()];
        state.Findings.Conclude<bool>(
            status,
            seen switch { ["success"] => true, ["none"] => false, _ => null },
            $"the status of finished rows: {string.Join(", ", seen)}");
        JsonValueKind[] kinds = [.. state.FinishedRows.Select(KindOfCost).Distinct()];
        state.Findings.Conclude<bool>(
            cost,
            kinds switch { [JsonValueKind.String] => true, [JsonValueKind.Number] => false, _ => null },
            $"the cost in finished rows: {string.Join(", ", kinds)}");
    }

    private static JsonValueKind KindOfCost(JsonElement row) =>
        row.TryGetProperty("cost", out JsonElement cost) ? cost.ValueKind : JsonValueKind.Undefined;

    private static void ObserveFailure(CheckState state)
    {
        const string status = nameof(RunwareEmulatorOptions.FailedPoll), mark = nameof(RunwareEmulatorOptions.FailedPollHasStatus);
        if (state.FailureResponse is not { } response || state.Failing is not { } id)
        {
            state.Findings.Miss(status, "no failure was reported");
            state.Findings.Miss(mark, "no failure was reported");
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
        state.Findings.Conclude(status, seen, evidence);
        string[] marks = [.. response.Errors(id).Select(error => ProbeResponse.Text(error, "status") ?? "none").Distinct()];
        state.Findings.Conclude<bool>(
            mark,
            marks switch { ["error"] => true, ["none"] => false, _ => null },
            $"{evidence}; the status of the errors: {(marks.Length == 0 ? "there are only rows" : string.Join(", ", marks))}");
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
        BatchBehavior? seen = (About(first, made, failed), About(second, made, failed)) switch
        {
            ((true, true), (true, true)) when first.IsSuccess && second.IsSuccess => BatchBehavior.Complete,
            ((true, true), (true, true)) when first.Status == alone.Status && second.Status == alone.Status => BatchBehavior.FailsTogether,
            ((true, false), (false, true)) => BatchBehavior.OnlyFirst,
            ((false, true), (false, true)) => BatchBehavior.FailsAlone,
            ((false, false), (false, false)) when IsRefused(first, made, failed) && IsRefused(second, made, failed) =>
                BatchBehavior.Refused,
            _ => null,
        };
        state.Findings.ObserveOrFitsNone(option, seen, evidence);
    }

    /// <summary>Determines whether the finished and the failed video are reported in full, or not at all; null for anything else.</summary>
    private static (bool? Made, bool? Failed) About(ProbeResponse response, Guid made, Guid failed)
    {
        IReadOnlyList<JsonElement> rows = response.Rows(made);
        bool? isMadeTold = rows.Count + response.Errors(made).Count == 0 ? false
            : rows.Count >= ProbeTasks.Results && rows.All(ProbeResponse.IsVideo) && response.Errors(made).Count == 0 ? true
            : null;
        bool? isFailureTold = response.Rows(failed).Count + response.Errors(failed).Count == 0 ? false
            : response.SaysFailed(failed) ? true
            : null;
        return (isMadeTold, isFailureTold);
    }

    private static bool IsRefused(ProbeResponse response, Guid made, Guid failed) =>
        response.Status is >= 400 and < 500 && !response.IsAboutTheCaller && response.OtherErrors(made, failed).Count > 0;
}
