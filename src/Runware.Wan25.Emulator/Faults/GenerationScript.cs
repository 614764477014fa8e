namespace Runware.Wan25.Emulator;

/// <summary>What the rules have in store for one accepted task; filled once, at acceptance.</summary>
internal sealed class GenerationScript
{
    private readonly Dictionary<int, GenerationFailure> _failures = [];
    private readonly HashSet<int> _flagged = [];

    public bool NeverFinishes { get; set; }

    public TimeRange? Time { get; set; }

    public GenerationFailure? WholeTaskError { get; set; }

    public TimeSpan HiddenFor { get; set; }

    public int HiddenPolls { get; set; }

    /// <summary>How many polls are answered with <c>failedTaskTimeout</c> before anything else is said.</summary>
    public int TimedOutPolls { get; set; }

    /// <summary>How many polls after those are answered with a bare failed row.</summary>
    public int BareFailures { get; set; }

    public TimeSpan? UrlLateBy { get; set; }

    public string? RunningStatus { get; set; }

    public FailureShape Shape { get; set; }

    public int? FailureStatus { get; set; }

    public void Fail(int result, GenerationFailure failure) => _failures[result] = failure;

    public void Flag(int result) => _flagged.Add(result);

    public bool IsFlagged(int result) => _flagged.Contains(result);

    public bool ShowsRows(int poll, TimeSpan age) => poll > HiddenPolls && age >= HiddenFor;

    public bool HasUrl(DateTimeOffset finishedAt, DateTimeOffset now) =>
        UrlLateBy is not { } late || (late != Timeout.InfiniteTimeSpan && now - finishedAt >= late);

    public GenerationFailure? FailureOf(int result) => _failures.GetValueOrDefault(result) ?? WholeTaskError;
}
