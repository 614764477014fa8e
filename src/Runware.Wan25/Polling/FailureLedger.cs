using Runware.Wan25.Transport;
using Runware.Wan25.Transport.Wire;

namespace Runware.Wan25.Polling;

/// <summary>
/// The failures that the latest answer holds for one operation. The service may tell one failure twice, in a row of <c>data</c> and under <c>errors</c>: it
/// counts once. Two failures may look alike: they count twice.
/// </summary>
internal sealed class FailureLedger
{
    // No task has more results than this; more is noise, and comparing it would take long.
    private const int Most = 100;

    private RunwareError[] _current = [];
    private List<RunwareError>? _told;
    private List<RunwareError>? _rows;
    private int _videosBefore;
    private bool _wasVerdict;

    /// <summary>The failures of the latest answer that ended. The array is replaced, never changed.</summary>
    public RunwareError[] Current => Volatile.Read(ref _current);

    /// <summary>Whether the service speaks of the task, and not perhaps of the question: then the number of failures decides, without a second look.</summary>
    public bool IsVerdict { get; private set; }

    /// <summary>The service said that it does not know the task.</summary>
    public bool SawMissing { get; private set; }

    /// <summary>The service said that it keeps the task no more.</summary>
    public bool SawGone { get; private set; }

    /// <summary>Whether the answer at hand told a failure.</summary>
    public bool HasNews => _told is not null || _rows is not null;

    /// <summary>Whether the answer at hand told a failure that is more than the task not being kept.</summary>
    public bool ToldFailure { get; private set; }

    public void Begin()
    {
        ToldFailure = false;
        _told = null;
        _rows = null;
        _wasVerdict = IsVerdict;
        IsVerdict = true;
        SawMissing = false;
        SawGone = false;
    }

    public void AddFromRow(ErrorReport report, Secrets secrets) => Add(ref _rows, report, secrets);

    public void Add(ErrorReport report, bool isVerdict, Secrets secrets)
    {
        SawMissing |= report.SaysTaskIsMissing;
        SawGone |= report.SaysTaskIsGone;
        ToldFailure |= !report.SaysTaskIsMissing && !report.SaysTaskIsGone;
        IsVerdict &= isVerdict;
        Add(ref _told, report, secrets);
    }

    /// <summary>Ends the answer. Whether there are failures, and they and the number of videos are what they were in the answer before.</summary>
    public bool End(int videos)
    {
        var before = _current;
        var now = Merge();
        var isUnchanged = now.Length > 0 && now.Length == before.Length && videos == _videosBefore && _wasVerdict == IsVerdict
            && now.Zip(before).All(pair => IsSame(pair.First, pair.Second));
        _videosBefore = videos;
        Volatile.Write(ref _current, now);
        return isUnchanged;
    }

    /// <summary>Takes the answer at hand as not given.</summary>
    public void Forget() => IsVerdict = _wasVerdict;

    public void Clear() => Set([]);

    public void Set(RunwareError[] failures) => Volatile.Write(ref _current, failures);

    /// <summary>Of the rows' failures only those that <c>errors</c> did not tell already are new; a row that says nothing but "error" matches any.</summary>
    private RunwareError[] Merge()
    {
        if (_rows is null && _told is null)
        {
            return [];
        }

        List<RunwareError> all = [.. _told ?? []];
        var untold = new List<RunwareError>(all);
        foreach (var error in _rows ?? [])
        {
            var at = untold.FindIndex(other => IsSame(other, error) || error.Code == ErrorReport.UnknownCode);
            if (at >= 0)
            {
                untold.RemoveAt(at);
            }
            else
            {
                all.Add(error);
            }
        }

        // The service may change the order from answer to answer.
        all.Sort(static (left, right) => string.CompareOrdinal(left.Code, right.Code) is not 0 and var order
            ? order
            : string.CompareOrdinal(left.Message, right.Message));
        return [.. all];
    }

    private static void Add(ref List<RunwareError>? failures, ErrorReport report, Secrets secrets)
    {
        failures ??= [];
        if (failures.Count < Most)
        {
            failures.Add(report.ToError(secrets));
        }
    }

    private static bool IsSame(RunwareError left, RunwareError right) => left.Code == right.Code && left.Message == right.Message;
}
