namespace Runware.Wan25.Emulator;

/// <summary>What the rules have in store for one accepted task; filled once, at acceptance.</summary>
internal sealed class GenerationScript
{
    private readonly Dictionary<int, (string Code, string Message)> _failures = [];
    private readonly HashSet<int> _flagged = [];

    public bool NeverFinishes { get; set; }

    public TimeRange? Time { get; set; }

    public (string Code, string Message)? WholeTaskError { get; set; }

    public TimeSpan HiddenFor { get; set; }

    public int HiddenPolls { get; set; }

    public TimeSpan? UrlLateBy { get; set; }

    public string? RunningStatus { get; set; }

    public FailureShape Shape { get; set; }

    public int? FailureStatus { get; set; }

    public void Fail(int result, string code, string message) => _failures[result] = (code, message);

    public void Flag(int result) => _flagged.Add(result);

    public bool IsFlagged(int result) => _flagged.Contains(result);

    public bool ShowsRows(int poll, TimeSpan age) => poll > HiddenPolls && age >= HiddenFor;

    public bool HasUrl(DateTimeOffset finishedAt, DateTimeOffset now) =>
        UrlLateBy is not { } late || (late != Timeout.InfiniteTimeSpan && now - finishedAt >= late);

    public TaskError? FailureOf(int result, Guid taskId)
    {
        if (!_failures.TryGetValue(result, out var failure))
        {
            if (WholeTaskError is not { } whole)
            {
                return null;
            }

            failure = whole;
        }

        return new TaskError { Code = failure.Code, Message = failure.Message, TaskId = taskId, IsVerdict = true, HttpStatus = 200 };
    }
}
