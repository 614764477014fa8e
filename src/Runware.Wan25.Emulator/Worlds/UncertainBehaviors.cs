namespace Runware.Wan25.Emulator;

/// <summary>The table of uncertain behaviours, in the order in which they are listed.</summary>
internal static class UncertainBehaviors
{
    public static IReadOnlyList<WorldOption> All { get; } =
    [
        WorldOption.Of(
            nameof(RunwareEmulatorOptions.UnknownTask),
            "getResponse of an id that was never submitted",
            o => o.UnknownTask,
            (o, v) => o.UnknownTask = v),
        WorldOption.Of(
            nameof(RunwareEmulatorOptions.RunningRow),
            "task type of running rows",
            o => o.RunningRow,
            (o, v) => o.RunningRow = v),
        WorldOption.Of(
            nameof(RunwareEmulatorOptions.Rows),
            "rows of a running task of several results",
            o => o.Rows,
            (o, v) => o.Rows = v),
        WorldOption.Of(
            nameof(RunwareEmulatorOptions.LiveRetention),
            "seconds from a task's end until it is archived, any number",
            ["3600", "60", "0"],
            o => o.LiveRetention,
            (o, v) => o.LiveRetention = v!.Value),
        WorldOption.Of(
            nameof(RunwareEmulatorOptions.ArchivedTask),
            "getResponse of an archived task",
            o => o.ArchivedTask,
            (o, v) => o.ArchivedTask = v),
        WorldOption.Of(
            nameof(RunwareEmulatorOptions.FailedPoll),
            "HTTP status of a reported failure",
            o => o.FailedPoll,
            (o, v) => o.FailedPoll = v),
        WorldOption.Of(
            nameof(RunwareEmulatorOptions.FailedPollHasStatus),
            "errors of failed results have a status",
            o => o.FailedPollHasStatus,
            (o, v) => o.FailedPollHasStatus = v),
        WorldOption.Of(
            nameof(RunwareEmulatorOptions.SuccessRowHasStatus),
            "rows of successes have a status",
            o => o.SuccessRowHasStatus,
            (o, v) => o.SuccessRowHasStatus = v),
        WorldOption.Of(
            nameof(RunwareEmulatorOptions.CostAsText),
            "costs are written as text",
            o => o.CostAsText,
            (o, v) => o.CostAsText = v),
        WorldOption.Of(
            nameof(RunwareEmulatorOptions.ChargesFailedResults),
            "results that fail are charged",
            o => o.ChargesFailedResults,
            (o, v) => o.ChargesFailedResults = v),
        WorldOption.Of(
            nameof(RunwareEmulatorOptions.Batch),
            "a request with several getResponse tasks",
            o => o.Batch,
            (o, v) => o.Batch = v),
        WorldOption.Of(
            nameof(RunwareEmulatorOptions.Acknowledgement),
            "the response to a submission",
            o => o.Acknowledgement,
            (o, v) => o.Acknowledgement = v),
        WorldOption.Of(
            nameof(RunwareEmulatorOptions.TaskIdUniqueness),
            "how long an id blocks another submission",
            o => o.TaskIdUniqueness,
            (o, v) => o.TaskIdUniqueness = v),
        WorldOption.Of(
            nameof(RunwareEmulatorOptions.Conflict),
            "the refusal of a used id",
            o => o.Conflict,
            (o, v) => o.Conflict = v),
        WorldOption.Of(
            nameof(RunwareEmulatorOptions.CapacityRefusal),
            "the refusal for lack of capacity",
            o => o.CapacityRefusal,
            (o, v) => o.CapacityRefusal = v),
        WorldOption.Of(
            nameof(RunwareEmulatorOptions.CapacityRetryAfter),
            "seconds of retryAfter in that refusal, any number",
            ["none", "0", "2", "60"],
            o => o.CapacityRetryAfter,
            (o, v) => o.CapacityRetryAfter = v),
        WorldOption.Of(
            nameof(RunwareEmulatorOptions.Archive),
            "getTaskDetails of an accepted task",
            o => o.Archive,
            (o, v) => o.Archive = v),
        WorldOption.Of(
            nameof(RunwareEmulatorOptions.ArchivedFailure),
            "a failed generation in the archive",
            o => o.ArchivedFailure,
            (o, v) => o.ArchivedFailure = v),
        WorldOption.Of(
            nameof(RunwareEmulatorOptions.ArchiveKeepsRefusals),
            "refused submissions are archived",
            o => o.ArchiveKeepsRefusals,
            (o, v) => o.ArchiveKeepsRefusals = v),
        WorldOption.Of(
            nameof(RunwareEmulatorOptions.ArchiveKeepsLastResponse),
            "a refusal under an accepted id replaces its entry",
            o => o.ArchiveKeepsLastResponse,
            (o, v) => o.ArchiveKeepsLastResponse = v),
        WorldOption.Of(
            nameof(RunwareEmulatorOptions.UnknownDetails),
            "getTaskDetails of what is not archived",
            o => o.UnknownDetails,
            (o, v) => o.UnknownDetails = v),
        WorldOption.Of(
            nameof(RunwareEmulatorOptions.BalanceAsNumber),
            "the account's balance is a number",
            o => o.BalanceAsNumber,
            (o, v) => o.BalanceAsNumber = v),
    ];
}
