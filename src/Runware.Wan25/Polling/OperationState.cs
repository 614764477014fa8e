using Runware.Wan25.Transport;

namespace Runware.Wan25.Polling;

/// <summary>
/// What is known about one operation: the union of the videos over all responses, the failures of the latest. It is fed response by
/// response, by one writer at a time, and publishes a snapshot after each; anyone may read that.
/// </summary>
internal sealed partial class OperationState(VideoOperationId id, Redactor redactor, bool isAccepted = false)
{
    /// <summary>
    /// How long a video that is finished but has no URL yet is taken as one in the making. With an upload endpoint none may ever come.
    /// </summary>
    public static readonly TimeSpan UrlGrace = TimeSpan.FromSeconds(30);

    private const int MaxStatusLength = 64;

    // Most operations have none of either until they end, and there may be very many.
    private GenerationFailureTracker? _failures;
    private CollectedVideos? _videos;
    private OperationSnapshot _snapshot = isAccepted ? OperationSnapshot.Accepted : OperationSnapshot.Empty;
    private VideoStatus _status;
    private long? _idleSince;
    private long _lastResponseAt;
    private bool _isResponseMissing;
    private int? _archivedCount;
    private bool _isAccepted = isAccepted;
    private bool _isMissingFromArchive;
    private bool _wasEndArchived;
    private int _running;
    private int _genericRows;
    private int _rows;
    private int _maxRows;
    private int _percentSum;
    private int _percentCount;

    public VideoOperationId Id => id;

    public Redactor Redactor => redactor;

    /// <summary>Adds the prompts that another handle knows: the service may repeat them to this one.</summary>
    public void AddPrompts(Redactor other) => redactor = redactor.WithPromptsOf([other]);

    public OperationSnapshot Snapshot => Volatile.Read(ref _snapshot);

    /// <summary>Whether the response that was fed last held anything about the operation.</summary>
    public bool WasInResponse => HasRow || HasFailureNews || _notFound is not null;

    /// <summary>Whether the response that was fed last held a row of the operation.</summary>
    public bool HasRow { get; private set; }

    /// <summary>Whether it held a row that is given for a task of this id alone.</summary>
    public bool HasProof { get; private set; }

    /// <summary>Whether any response held such a row: another one then means that the task has been archived.</summary>
    public bool HadProof { get; private set; }

    /// <summary>Whether a failure must be reported a second time, with nothing running beside it.</summary>
    public bool HasUnconfirmedFailure => _running == 0 && !_runsInArchive && _failures is { Current.Length: > 0, IsUnchanged: false };

    public bool IsIdle => _running == 0 && VideoCount > 0;

    /// <summary>
    /// Whether its end depends on repeated responses of the archive, or on the next one, so that it is looked up with each poll.
    /// </summary>
    public bool NeedsEveryLookup(TimeProvider clock) =>
        (!HasRow && !Snapshot.IsAccepted)
            || Snapshot.Failures.Length > 0
            || _videos?.NeedsLookup(clock) == true
            || (_idleSince is { } idle && clock.GetElapsedTime(idle) >= IdleGrace);

    /// <summary>Whether the response at hand holds neither a proof of the task nor a failure, so that the archive may hold more.</summary>
    public bool IsUndecided => !HasFailureNews && (!HasProof || IsIdle);

    // The service returns one such row for any id. Several are rows of the task.
    private int RowsOfAnyId => _genericRows == 1 ? 1 : 0;

    private int VideoCount => _videos?.Items.Length ?? 0;

    private bool HasFailureNews => _failures?.HasNews == true;

    private CollectedVideos Videos => _videos ??= new CollectedVideos(id);

    private GenerationFailureTracker Failures => _failures ??= new GenerationFailureTracker();

    /// <summary>
    /// Begins the next response. All of the response's rows and errors about the operation follow, then <see cref="End"/>.
    /// </summary>
    public void Begin()
    {
        _failures?.Begin();
        _running = 0;
        _genericRows = 0;
        _rows = 0;
        _percentSum = 0;
        _percentCount = 0;
        HasRow = false;
        HasProof = false;
        _notFound = null;
        _isMissingFromArchive = false;
        _isEndArchived = false;
        _runsInArchive = false;
        _wasInLiveResponse = null;
    }

    /// <summary>Ends the response and publishes what is known.</summary>
    /// <param name="coversAll">Whether the absence of the operation means something: a failed poll must not erase what an earlier one
    /// reported.</param>
    /// <param name="sentAt">When the poll was sent, as a timestamp of the clock: the response means nothing for the time that it took to
    /// come.</param>
    /// <param name="clock">The clock.</param>
    public void End(bool coversAll, long sentAt, TimeProvider clock)
    {
        // Not on an object of its own: that would be 24 bytes more for each operation.
        lock (this)
        {
            ApplyMerged();

            // What an archive without running rows holds is all there is: then a row that is given for any id does not mean that something
            // runs.
            _isEndArchived &= !_runsInArchive;
            _running -= _isEndArchived ? RowsOfAnyId : 0;
            _wasEndArchived = _isEndArchived || (_wasEndArchived && _running == RowsOfAnyId && !HasFailureNews);
            if (!WasInResponse && !coversAll)
            {
                _isResponseMissing = true;
                return;
            }

            if (!HasProof && !_wasArchived)
            {
                // Rows that were seen are gone. The archive would name the same videos, without their ids.
                _videos?.AddOverdue(clock);
            }

            _videos?.RecordOverdue(wasLookedUp: HasReachedArchive, clock);
            bool hasLiveResponse = coversAll || WasInLiveResponse;
            EndFailures(hasLiveResponse, clock);
            bool isNotFound = UpdateNotFound(sentAt, clock);
            bool hasFailures = _failures is { Current.Length: > 0 } && _running == 0;
            Publish(new CompletionEvidence(
                IsAccepted: _isAccepted,
                AreFailuresFinal: hasFailures && _failures is { IsCertain: true } or { IsUnchanged: true },
                IsFinal: isNotFound || (hasFailures && hasLiveResponse && _failures!.StandForAll(clock)),
                HasIdled: UpdateIdle(clock),
                EndedRows: hasFailures && _failures!.IsRepeatedLive ? _maxRows : 0), isNotFound ? [_notFound!] : _failures?.Current ?? []);
        }
    }

    // Most responses change nothing, and then allocate nothing.
    private void Publish(CompletionEvidence completion, RunwareError[] failures)
    {
        GeneratedVideo[] videos = _videos?.Items ?? [];
        int? percent = _percentCount == 0 ? null : (_percentSum + (100 * videos.Length)) / (_percentCount + videos.Length);
        if (_snapshot.Completion != completion
            || _snapshot.Percent != percent
            || _snapshot.Status != _status
            || _snapshot.ArchivedCount != _archivedCount
            || _snapshot.Videos != videos || _snapshot.Failures.Length + failures.Length > 0)
        {
            Volatile.Write(ref _snapshot, new OperationSnapshot
            {
                Videos = videos,
                Failures = failures,
                Status = _status,
                Percent = percent,
                ArchivedCount = _archivedCount,
                Completion = completion,
            }.Shared);
        }
    }
}
