using Runware.Wan25.Transport;
using Runware.Wan25.Transport.Wire;

namespace Runware.Wan25.Polling;

/// <summary>
/// What is known about one operation: the union of the videos over all answers, the errors of the latest. It is fed answer by answer, and decides when the
/// operation has ended. One writer at a time feeds it; anyone may read.
/// </summary>
internal sealed class OperationState(VideoOperationId id, Secrets secrets)
{
    /// <summary>How long a video that is finished but has no URL yet is taken for one in the making. With an upload endpoint none may ever come.</summary>
    public static readonly TimeSpan UrlGrace = TimeSpan.FromSeconds(30);

    /// <summary>How long the service may not know the task before it is believed.</summary>
    public static readonly TimeSpan MissingGrace = TimeSpan.FromSeconds(10);

    // Far more than a task can have. A service that lists a million must not take our memory.
    private const int MostVideos = 1000;
    private const int LongestStatus = 64;

    private readonly FailureLedger _failures = new();
    private GeneratedVideo[] _videos = [];
    private Dictionary<Guid, long>? _withoutUrl;
    private long? _missingSince;
    private int _running;
    private int _percentSum;
    private int _percentCount;
    private bool _hasRow;

    public VideoOperationId Id => id;

    /// <summary>Somebody else who waits for it knows of more results than the first one did.</summary>
    public void Expect(int resultCount) => id = id with { ResultCount = Math.Max(id.ResultCount, resultCount) };

    public Secrets Secrets => secrets;

    public VideoStatus Status { get; private set; }

    /// <summary>Whether the status is none that this version knows; it is then taken as running.</summary>
    public bool IsUnfamiliar => Status != VideoStatus.Unknown && Status != VideoStatus.Processing && Status != VideoStatus.Success && Status != VideoStatus.Error;

    public int? Percent { get; private set; }

    public bool HasEnded { get; private set; }

    /// <summary>The videos so far. The array is replaced, never changed, so it may be read at any time.</summary>
    public GeneratedVideo[] Videos => Volatile.Read(ref _videos);

    public RunwareError[] Errors => _failures.Current;

    /// <summary>Whether the answer that was fed last held a row of the operation.</summary>
    public bool HasRow => _hasRow;

    /// <summary>Whether the answer at hand holds neither a row of the operation nor a failure: at most that the task is not kept.</summary>
    public bool IsUndecided => !_hasRow && !_failures.ToldFailure;

    /// <summary>Whether the answer that was fed last held anything about the operation.</summary>
    public bool WasMentioned { get; private set; }

    /// <summary>Begins the next answer. All of the answer's rows and errors about the operation follow, then <see cref="End"/>.</summary>
    public void Begin()
    {
        _failures.Begin();
        _running = 0;
        _percentSum = 0;
        _percentCount = 0;
        _hasRow = false;
    }

    public void Observe(TaskRow row, TimeProvider clock)
    {
        if (row.IsError && row.Error is var error && (error.SaysTaskIsMissing || error.SaysTaskIsGone))
        {
            // Not a row of the task, but the word that there is none.
            Observe(error, isVerdict: true);
            return;
        }

        _hasRow = true;
        if (row.IsSuccess)
        {
            ObserveSuccess(row, clock);
        }
        else if (row.IsError)
        {
            _failures.AddFromRow(row.Error, secrets);
        }
        else
        {
            _running++;
            Status = ReadStatus(row);
            if (row.Percent is { } percent)
            {
                _percentSum += percent;
                _percentCount++;
            }
        }
    }

    /// <summary>An error of the answer that names this operation. <paramref name="isVerdict"/>: it came with a 2xx status and so speaks of the task.</summary>
    public void Observe(ErrorReport error, bool isVerdict) => _failures.Add(error, isVerdict, secrets);

    /// <summary>
    /// Ends the answer, and decides whether the operation has ended with it. Silence about the operation counts only in an answer that
    /// <paramref name="speaksForAll"/>: a failed poll must not wipe out what an earlier one told. <paramref name="askedAt"/> is when it was asked for.
    /// </summary>
    public void End(bool speaksForAll, long askedAt, TimeProvider clock)
    {
        WasMentioned = _hasRow || _failures.HasNews;
        if (HasEnded || (!WasMentioned && !speaksForAll))
        {
            _failures.Forget();
            return;
        }

        var isUnchanged = _failures.End(_videos.Length);
        Percent = _percentCount == 0 ? null : (_percentSum + (100 * _videos.Length)) / Math.Max(_percentCount + _videos.Length, 1);
        if (HasEndedNow(isUnchanged, askedAt, clock))
        {
            HasEnded = true;
            Percent = null;
            Status = _videos.Length > 0 ? VideoStatus.Success : VideoStatus.Error;
        }
    }

    /// <summary>An operation that has ended with a given result.</summary>
    public static OperationState Of(VideoResult result)
    {
        var state = new OperationState(result.Id, new Secrets("")) { HasEnded = true, Status = result.Videos.Count > 0 ? VideoStatus.Success : VideoStatus.Error };
        state._videos = [.. result.Videos];
        state._failures.Set([.. result.Failures.Select(failure => failure.Error)]);
        return state;
    }

    public VideoResult ToResult() => new(id, Videos, Array.ConvertAll(Errors, error => new VideoFailure(error)));

    private bool HasEndedNow(bool isUnchanged, long askedAt, TimeProvider clock)
    {
        if (_videos.Length >= id.ResultCount)
        {
            _failures.Clear();
            return true;
        }

        if (_failures.SawGone || IsBelievedMissing(askedAt, clock))
        {
            return true;
        }

        var isQuiet = _running == 0 && Errors.Length > 0 && !_failures.SawMissing;
        return isQuiet && (isUnchanged || (_failures.IsVerdict && _videos.Length + Errors.Length >= id.ResultCount));
    }

    /// <summary>From the first answer to a question that was asked long after it: an answer that comes late says nothing about the time it took to come.</summary>
    private bool IsBelievedMissing(long askedAt, TimeProvider clock)
    {
        if (_hasRow || !_failures.SawMissing)
        {
            _missingSince = _hasRow ? null : _missingSince;
            return false;
        }

        _missingSince ??= clock.GetTimestamp();
        return clock.GetElapsedTime(_missingSince.Value, askedAt) >= MissingGrace;
    }

    private void ObserveSuccess(TaskRow row, TimeProvider clock)
    {
        var videoId = row.VideoId ?? VideoIdentity.Derive(row, id);
        var url = row.Url;
        var place = PlaceOf(videoId);
        var known = place >= 0 ? _videos[place] : null;
        if (known is null ? _videos.Length >= MostVideos : known.Url is not null || url is null)
        {
            return;
        }

        if (url is null && IsTooEarlyWithoutUrl(videoId, clock))
        {
            _running++;
            Status = VideoStatus.Processing;
            return;
        }

        Publish(new GeneratedVideo(id, videoId)
        {
            Url = url,
            Seed = row.Seed,
            Cost = row.Cost,
            IsFlagged = row.IsFlagged,
            Json = row.Json.Clone(),
        }, place);
    }

    private bool IsTooEarlyWithoutUrl(Guid videoId, TimeProvider clock)
    {
        _withoutUrl ??= [];
        if (!_withoutUrl.TryGetValue(videoId, out var since))
        {
            since = clock.GetTimestamp();
            if (_withoutUrl.Count < MostVideos)
            {
                _withoutUrl[videoId] = since;
            }
        }

        return clock.GetElapsedTime(since) < UrlGrace;
    }

    // Its place stays the same when its URL comes late.
    private void Publish(GeneratedVideo video, int at) =>
        Volatile.Write(ref _videos, at < 0 ? [.. _videos, video] : [.. _videos[..at], video, .. _videos[(at + 1)..]]);

    private int PlaceOf(Guid videoId)
    {
        for (var place = 0; place < _videos.Length; place++)
        {
            if (_videos[place].VideoId == videoId)
            {
                return place;
            }
        }

        return -1;
    }

    private VideoStatus ReadStatus(TaskRow row) =>
        row.Status.Is("processing"u8) || row.Status.Text() is not { Length: > 0 } text ? VideoStatus.Processing : new VideoStatus(secrets.Clean(text, LongestStatus));
}
