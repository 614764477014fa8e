using Runware.Wan25.Transport;
using Runware.Wan25.Transport.Wire;

namespace Runware.Wan25.Polling;

/// <summary>
/// The failures that the latest response holds for one operation. The service may report one failure twice, in a row of <c>data</c> and
/// under <c>errors</c>: it counts once. Two failures may look alike: they count twice.
/// </summary>
internal sealed class GenerationFailureTracker
{
    /// <summary>
    /// How long fewer failures than missing results must stay the same, with nothing running beside them, until they stand for all.
    /// </summary>
    public static readonly TimeSpan WholeTaskGrace = TimeSpan.FromSeconds(20);

    /// <summary>The same where the archive alone holds them: the live store may leave out, or deny, a task that runs.</summary>
    public static readonly TimeSpan ArchivedTaskGrace = TimeSpan.FromMinutes(2);

    /// <summary>
    /// The same beside videos and a row that may stand for a running result. Under load, videos were seen to take more than twelve minutes.
    /// Without a video, the failure is more likely that of the whole task.
    /// </summary>
    public static readonly TimeSpan RunningTaskGrace = TimeSpan.FromMinutes(15);

    // No task has more results than this; more is noise, and comparing it would take long.
    private const int MaxFailures = 100;

    private List<RunwareError>? _reported;
    private List<RunwareError>? _rows;
    private int _videosBefore;
    private bool _wasOpen;
    private bool _mayRun;
    private bool _isNewsCertain = true;
    private bool _isNewsLive;
    private int _liveReports;
    private long? _unchangedSince;

    /// <summary>The failures of the latest response that ended. The array is replaced, never changed.</summary>
    public RunwareError[] Current { get; private set; } = [];

    /// <summary>Whether each failure speaks of the generation and of nothing else.</summary>
    public bool IsCertain { get; private set; }

    /// <summary>Whether the latest response repeats the one before.</summary>
    public bool IsUnchanged { get; private set; }

    /// <summary>Whether the latest response repeats the one before, and the live store reported them twice.</summary>
    public bool IsRepeatedLive => IsUnchanged && _liveReports > 1;

    /// <summary>Whether the response at hand holds a failure.</summary>
    public bool HasNews => _reported is not null || _rows is not null;

    public void Begin()
    {
        _reported = null;
        _rows = null;
        _isNewsLive = false;
        _isNewsCertain = true;
    }

    public void Add(ErrorPayload report, bool isCertain, bool isFromRow, Redactor redactor, bool isLive = true)
    {
        _isNewsLive |= isLive;
        List<RunwareError> failures = isFromRow ? _rows ??= [] : _reported ??= [];
        _isNewsCertain &= isCertain;
        if (failures.Count < MaxFailures)
        {
            failures.Add(report.ToError(redactor));
        }
    }

    /// <summary>Ends the response.</summary>
    /// <param name="videos">The number of videos: when it changes, so does what the failures stand for.</param>
    /// <param name="now">The time, as a timestamp of the clock.</param>
    /// <param name="isRunning">Whether something runs beside them, so that they are not the end yet.</param>
    /// <param name="hasLiveResponse">Whether the live store's response covers the operation: a failure in the archive alone may be the
    /// first of several.</param>
    /// <param name="mayRun">Whether a row is shown that may stand for a running result beside videos.</param>
    public void End(int videos, long now, bool isRunning = false, bool hasLiveResponse = true, bool mayRun = false)
    {
        RunwareError[] before = Current;
        Current = Merge();
        IsCertain = _isNewsCertain;
        bool isSame = Current.Length > 0 && Current.Length == before.Length && videos == _videosBefore
            && Current.Zip(before).All(pair => IsSame(pair.First, pair.Second));
        bool isOpen = isRunning || !hasLiveResponse;
        IsUnchanged = isSame && !isOpen && !_wasOpen;
        bool isConfirmed = isSame && _isNewsLive && _liveReports == 0;
        _liveReports = (isSame ? _liveReports : 0) + (_isNewsLive ? 1 : 0);
        _mayRun = mayRun || (isSame && _mayRun);
        _videosBefore = videos;
        _wasOpen = isOpen;
        _unchangedSince = Current.Length == 0 || isOpen ? null : isSame && !isConfirmed ? _unchangedSince ?? now : now;
    }

    /// <summary>
    /// Determines whether fewer failures than results stand for all: at once when the live store repeats them and the results share the
    /// reason, otherwise when they stay. Other results may be on their way without a row.
    /// </summary>
    public bool StandForAll(TimeProvider clock) => (IsRepeatedLive && ConcernInput)
        || (_unchangedSince is { } since && clock.GetElapsedTime(since) >= Grace);

    private TimeSpan Grace => _liveReports > 0 ? WholeTaskGrace : _mayRun ? RunningTaskGrace : ArchivedTaskGrace;

    // What all results of a task share. Moderation may judge each video by itself.
    private bool ConcernInput => Array.TrueForAll(Current, error => error.Category == RunwareErrorCategory.Validation);

    // Of the rows' failures only those that "errors" does not hold are new; a row that says nothing but "error" matches any.
    private RunwareError[] Merge()
    {
        if (!HasNews)
        {
            return [];
        }

        List<RunwareError> all = [.. _reported ?? []];
        var unmatched = new List<RunwareError>(all);
        foreach (RunwareError error in _rows ?? [])
        {
            int at = unmatched.FindIndex(other => IsSame(other, error) || error.Code == ErrorPayload.UnknownCode);
            if (at >= 0)
            {
                unmatched.RemoveAt(at);
            }
            else
            {
                all.Add(error);
            }
        }

        // The service may change the order from response to response.
        return [.. all.OrderBy(error => error.Code, StringComparer.Ordinal).ThenBy(error => error.Message, StringComparer.Ordinal)];
    }

    // The archive may keep a failure without the message that the live store gave.
    private static bool IsSame(RunwareError left, RunwareError right) =>
        left.Code == right.Code
            && (left.Message == right.Message || left.Message == ErrorPayload.NoMessage || right.Message == ErrorPayload.NoMessage);
}
