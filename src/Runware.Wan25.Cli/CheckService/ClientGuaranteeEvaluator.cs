using Runware.Wan25.Emulator;

namespace Runware.Wan25.Cli.CheckService;

/// <summary>Determines which guarantees of the client hold at a service that behaves as observed.</summary>
internal static class ClientGuaranteeEvaluator
{
    public static IReadOnlyList<ClientGuarantee> Evaluate(CheckState state) =>
    [
        PaidOnce(state.Findings),
        NothingLost(state),
        OnePoll(state.Findings),
        Failures(state),
        Count(state.Findings),
        Capacity(state.Findings),
    ];

    private static ClientGuarantee PaidOnce(Findings findings)
    {
        const string name = "An order whose response is lost is paid once";
        string? uniqueness = findings.ValueOf(nameof(RunwareEmulatorOptions.TaskIdUniqueness));
        string? archive = findings.ValueOf(nameof(RunwareEmulatorOptions.Archive));
        bool showsRunning = findings.Is(nameof(RunwareEmulatorOptions.RunningRow), RunningRowTaskType.VideoInference);
        return uniqueness is null ? Unknown(name)
            : uniqueness == nameof(TaskIdUniqueness.Forever) ? new(name, ClientGuarantee.Holds, "a used id is refused for good")
            : archive is null ? Unknown(name)
            : archive != nameof(TaskArchive.None) || showsRunning
                ? new(
                    name,
                    ClientGuarantee.Holds,
                    $"a used id is accepted again ({uniqueness}), but the client looks it up first and finds it")
            : uniqueness == nameof(TaskIdUniqueness.WhileRunning)
                ? new(name, ClientGuarantee.Weaker, "an id is accepted again after its end, and nothing shows that it was used")
            : new(name, ClientGuarantee.Fails, "an id is accepted again at any time, and nothing shows that it was used");
    }

    private static ClientGuarantee NothingLost(CheckState state)
    {
        const string name = "A video stays reachable by its id";
        Findings findings = state.Findings;
        bool isKept = findings.Is(nameof(RunwareEmulatorOptions.ArchivedTask), ArchivedTaskResponse.Kept);
        string? archive = findings.ValueOf(nameof(RunwareEmulatorOptions.Archive));
        bool isOverwritten = findings.ValueOf(nameof(RunwareEmulatorOptions.ArchiveKeepsLastResponse)) == "true";
        return state.ClientResult is { } result && !state.ClientFoundAll
            ? new(name, ClientGuarantee.Fails, $"the client, with the id alone: {result}")
            : isKept ? new(name, ClientGuarantee.Holds, "the live store keeps it")
            : archive is null ? Unknown(name)
            : archive == nameof(TaskArchive.None)
                ? new(name, ClientGuarantee.Weaker, "only for as long as the live store keeps it: there is no archive")
            : isOverwritten ? new(name, ClientGuarantee.Weaker, "a refused order under its id hides it in the archive")
            : new(
                name, ClientGuarantee.Holds, $"the archive has it; the client, with the id alone, {state.ClientResult ?? "was not tried"}");
    }

    private static ClientGuarantee OnePoll(Findings findings)
    {
        const string name = "One request polls all running videos";
        return findings.ValueOf(nameof(RunwareEmulatorOptions.Batch)) switch
        {
            null => Unknown(name),
            nameof(BatchBehavior.Complete) => new(name, ClientGuarantee.Holds, "the response covers each"),
            nameof(BatchBehavior.FailsTogether) => new(
                name, ClientGuarantee.Holds, "the response covers each, with the status of the failed one"),
            var other => new(name, ClientGuarantee.Weaker, $"{other}: the client polls fewer at a time, down to one"),
        };
    }

    private static ClientGuarantee Failures(CheckState state)
    {
        const string name = "A failure is reported with its reason";
        return state.FailureResponse is not { } response || state.Failing is not { } id ? Unknown(name)
            : response.Errors(id).Any(error => ProbeResponse.Text(error, "code") is not null)
                || response.Rows(id).Any(row => ProbeResponse.Text(row, "code") is not null)
                ? new(name, ClientGuarantee.Holds, response.Describe())
            : new(name, ClientGuarantee.Weaker, $"no code: {response.Describe()}");
    }

    private static ClientGuarantee Count(Findings findings)
    {
        const string name = "A job that is joined by its id is known to have as many results as were ordered";
        return findings.ValueOf(nameof(RunwareEmulatorOptions.Archive)) switch
        {
            null => Unknown(name),
            nameof(TaskArchive.Whole) => new(name, ClientGuarantee.Holds, "the archive has the order"),
            var other => new(name, ClientGuarantee.Weaker, $"the archive is {other}: the number is the caller's, or the number of rows"),
        };
    }

    private static ClientGuarantee Capacity(Findings findings)
    {
        const string name = "An order that is refused for lack of capacity waits its turn";
        return findings.ValueOf(nameof(RunwareEmulatorOptions.CapacityRefusal)) is { } shape
            ? new(name, ClientGuarantee.Holds, $"the refusal is known: {shape}")
            : Unknown(name);
    }

    private static ClientGuarantee Unknown(string name) =>
        new(name, ClientGuarantee.NotObserved, "the behaviour that determines it was not observed");
}
