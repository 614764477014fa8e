using System.Text.Json;
using Runware.Wan25.Emulator;

namespace Runware.Wan25.Cli.CheckService;

/// <summary>
/// The rows of a running video, in the order of the polls. The row that any id gets may come first, while the task is not known yet, and
/// last, when it is forgotten; between other rows it fits no option.
/// </summary>
internal sealed class RunningRowObservations
{
    private const char Real = 'R', Generic = 'G', All = 'A', Some = 'S', Other = 'X';

    private readonly List<char> _types = [];
    private readonly List<char> _counts = [];

    public bool IsEmpty => _types.Count == 0;

    /// <summary>Adds the rows of a poll, and concludes from all polls so far.</summary>
    public void Add(Findings findings, ProbeResponse response, IReadOnlyList<JsonElement> rows)
    {
        JsonElement[] running = [.. rows.Where(row => !ProbeResponse.IsFinal(row))];
        if (running.Length == 0 || !response.IsSuccess)
        {
            return;
        }

        _types.Add(Array.TrueForAll(running, IsReal) ? Real : Array.TrueForAll(running, ProbeResponse.IsGeneric) ? Generic : Other);
        _counts.Add(rows.Count >= ProbeTasks.Results && !rows.Any(ProbeResponse.IsFailed) ? All : Some);
        string evidence = $"{response.Describe()}, poll {_types.Count}";
        findings.Conclude<RunningRowTaskType>(
            nameof(RunwareEmulatorOptions.RunningRow),
            HasGap(_types, Real) ? null : _types.Contains(Real) ? RunningRowTaskType.VideoInference : RunningRowTaskType.GetResponse,
            evidence);
        findings.Conclude<RowVisibility>(
            nameof(RunwareEmulatorOptions.Rows),
            HasGap(_counts, All) ? null : _counts.Contains(All) ? RowVisibility.All : RowVisibility.OneByOne,
            evidence);
    }

    private static bool IsReal(JsonElement row) => ProbeResponse.Says(row, "taskType", "videoInference");

    // Whether rows of another kind, or of no known kind, were returned between two polls of one kind.
    private static bool HasGap(List<char> looks, char kind)
    {
        int first = looks.IndexOf(kind), last = looks.LastIndexOf(kind);
        return looks.Contains(Other) || (first >= 0 && looks.GetRange(first, last - first).Exists(look => look != kind));
    }
}
