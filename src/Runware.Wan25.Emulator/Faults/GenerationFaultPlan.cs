namespace Runware.Wan25.Emulator;

/// <summary>The effects of the rules on one accepted task, determined once, at acceptance.</summary>
internal sealed class GenerationFaultPlan
{
    private readonly Dictionary<int, GenerationFailure> _failures = [];
    private readonly HashSet<int> _flagged = [];

    public bool NeverFinishes { get; set; }

    public TimeRange? Time { get; set; }

    public GenerationFailure? WholeTaskError { get; set; }

    public TimeSpan HiddenFor { get; set; }

    public int HiddenPolls { get; set; }

    /// <summary>The number of polls that are refused with <c>failedTaskTimeout</c> before anything else is reported.</summary>
    public int TimedOutPolls { get; set; }

    /// <summary>The number of polls after those that return a bare failed row.</summary>
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
