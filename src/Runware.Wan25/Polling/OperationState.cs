using System.Net;
using Runware.Wan25.Transport;
using Runware.Wan25.Transport.Classification;
using Runware.Wan25.Transport.Wire;

namespace Runware.Wan25.Polling;

/// <summary>
/// What is known about one operation: the union of the videos over all answers, the failures of the latest. It is fed answer by answer, by one writer at a
/// time, and publishes a snapshot after each; anyone may read that.
/// </summary>
internal sealed partial class OperationState(VideoOperationId id, Secrets secrets, bool isAdmitted = false)
{
    /// <summary>How long a video that is finished but has no URL yet is taken as one in the making. With an upload endpoint none may ever come.</summary>
    public static readonly TimeSpan UrlGrace = TimeSpan.FromSeconds(30);

    /// <summary>How long both stores must deny a task that was never seen before it is taken as not existing.</summary>
    public static readonly TimeSpan NotFoundGrace = TimeSpan.FromSeconds(10);

    /// <summary>How long fewer failures than missing results must stay the same, with nothing running beside them, until they stand for all.</summary>
    public static readonly TimeSpan WholeTaskGrace = TimeSpan.FromSeconds(20);

    /// <summary>How long nothing may be running beside finished videos until a number of results that is only believed is taken as wrong.</summary>
    public static readonly TimeSpan QuietGrace = TimeSpan.FromMinutes(2);

    private readonly FailureTracker _failures = new();
    private readonly VideoCollection _videos = new(id);
    private OperationSnapshot _snapshot = isAdmitted ? OperationSnapshot.Admitted : OperationSnapshot.Empty;
    private OperationSnapshot? _adopted;
    private AbsenceTracker _absence;
    private RunningRows _running;
    private long? _quietSince;
    private int? _archivedCount;
    private bool _isAdmitted = isAdmitted;
    private bool _hasRow;

    public VideoOperationId Id => id;

    public Secrets Secrets => secrets;

    public OperationSnapshot Snapshot => Volatile.Read(ref _snapshot);

    /// <summary>Whether the answer that was fed last held anything about the operation.</summary>
    public bool WasMentioned { get; private set; }

    /// <summary>Whether the answer that was fed last held a row of the operation.</summary>
    public bool HasRow => _hasRow;

    /// <summary>Whether it held a row that is given for a task of this id alone.</summary>
    public bool HasProof { get; private set; }

    /// <summary>Whether any answer held such a row: another one then means that the task has been archived.</summary>
    public bool HadProof { get; private set; }

    /// <summary>Whether it has videos and nothing that runs.</summary>
    public bool IsIdle => _running.Count == 0 && _videos.Count > 0;

    /// <summary>Whether the answer at hand holds neither a proof of the task nor a failure, so that the archive may say more.</summary>
    public bool IsUndecided => !_failures.HasNews && (!HasProof || IsIdle);

    /// <summary>Begins the next answer. All of the answer's rows and errors about the operation follow, then <see cref="End"/>.</summary>
    public void Begin()
    {
        TakeAdopted();
        _failures.Begin();
        _running.Begin();
        _absence.Begin();
        _hasRow = false;
        HasProof = false;
    }

    /// <summary>Takes in what another handle of the same id has learnt: its videos, and that the task was admitted.</summary>
    /// <param name="known">What it has learnt.</param>
    /// <param name="isBeingFed">Whether an answer may be fed right now; it is then taken in with that or with the next.</param>
    public void Adopt(OperationSnapshot known, bool isBeingFed)
    {
        var before = Interlocked.Exchange(ref _adopted, null);
        Volatile.Write(ref _adopted, before is null ? known : before.With([.. before.Videos, .. known.Videos], before.IsAdmitted || known.IsAdmitted));
        if (!isBeingFed)
        {
            TakeAdopted();
            Volatile.Write(ref _snapshot, _snapshot.With(_videos.Items, _isAdmitted));
        }
    }

    public void Observe(TaskRow row, HttpStatusCode? status, TimeProvider clock)
    {
        // A failed row that says nothing more was seen before a success: it counts as running.
        if (row.IsError && (row.Error.HasCode || row.Error.HasMessage))
        {
            ObserveFailedRow(row.Error, status);
            return;
        }

        _hasRow = true;
        HasProof |= row.IsProof;
        HadProof |= HasProof;
        _isAdmitted |= HasProof;
        if (row.IsSuccess)
        {
            _running.ObserveEnded(isComplete: _videos.Observe(row, clock));
        }
        else
        {
            _running.Observe(row, secrets);
        }
    }

    /// <summary>Takes in an error that names the operation, and returns what it means for it.</summary>
    public ErrorMeaning Observe(ErrorReport error, HttpStatusCode? status)
    {
        var meaning = ErrorMeaningClassifier.Classify(error, status, error.IsMarkedFailed);
        switch (meaning)
        {
            case ErrorMeaning.NotFound:
                _absence.Observe(error.ToError(secrets));
                break;
            case ErrorMeaning.Failure or ErrorMeaning.PossibleFailure:
                _running.ObserveEnded();
                _isAdmitted |= meaning == ErrorMeaning.Failure;
                _failures.Add(error, meaning == ErrorMeaning.Failure, secrets);
                break;
        }

        return meaning;
    }

    /// <summary>Takes in the archived answer. It counts where the live store says nothing; a refusal of a second submission in it says nothing either.</summary>
    public void ObserveArchive(ArchivedTask archived, TimeProvider clock)
    {
        if (!archived.IsJob)
        {
            _absence.ObserveNotArchived();
            return;
        }

        _isAdmitted = true;
        _archivedCount = archived.ResultCount ?? _archivedCount;
        var isGeneric = !HasProof;
        foreach (var row in archived.Rows.Where(row => row.IsSuccess || row.IsError))
        {
            Observe(row, HttpStatusCode.OK, clock);
        }

        foreach (var error in archived.Errors)
        {
            Observe(error, HttpStatusCode.OK);
        }

        // The live store's row is the one that it gives for any id: what the archive keeps has ended.
        if (isGeneric && (HasProof || _failures.HasNews))
        {
            _running.Disregard();
        }
    }

    /// <summary>Takes in that the archive does not know the task.</summary>
    public void ObserveNotArchived() => _absence.ObserveNotArchived();

    /// <summary>Ends the answer and publishes what is known.</summary>
    /// <param name="speaksForAll">Whether silence about the operation means something: a failed poll must not wipe out what an earlier one told.</param>
    /// <param name="askedAt">When the answer was asked for, as a timestamp of the clock: it says nothing about the time that it took to come.</param>
    /// <param name="clock">The clock.</param>
    public void End(bool speaksForAll, long askedAt, TimeProvider clock)
    {
        TakeAdopted();
        WasMentioned = _hasRow || _failures.HasNews || _absence.Error is not null;
        if (!WasMentioned && !speaksForAll)
        {
            _failures.Forget();
            return;
        }

        _failures.End(_videos.Count, clock.GetTimestamp());
        var isNotFound = _absence.End(_isAdmitted, askedAt, clock);
        var hasFailures = _failures.Current.Length > 0 && _running.Count == 0;
        Publish(new SnapshotFlags(
            IsAdmitted: _isAdmitted,
            AreFailuresFinal: hasFailures && (_failures.IsCertain || _failures.IsUnchanged),
            IsFinal: isNotFound || (hasFailures && _failures.UnchangedFor(clock) >= WholeTaskGrace),
            IsQuiet: IsQuiet(clock)), isNotFound ? [_absence.Error!] : _failures.Current);
    }

    // Most answers change nothing, and then allocate nothing.
    private void Publish(SnapshotFlags flags, RunwareError[] failures)
    {
        var percent = _running.Percent(_videos.Count);
        if (_snapshot.Flags != flags || _snapshot.Percent != percent || _snapshot.Status != _running.Status || _snapshot.ArchivedCount != _archivedCount
            || _snapshot.Videos != _videos.Items || _snapshot.Failures.Length + failures.Length > 0)
        {
            Volatile.Write(ref _snapshot, new OperationSnapshot
            {
                Videos = _videos.Items,
                Failures = failures,
                Status = _running.Status,
                Percent = percent,
                ArchivedCount = _archivedCount,
                Flags = flags,
            });
        }
    }

    private void ObserveFailedRow(ErrorReport error, HttpStatusCode? status)
    {
        var meaning = ErrorMeaningClassifier.Classify(error, status, isMarked: true);
        _hasRow |= meaning is not (ErrorMeaning.NotFound or ErrorMeaning.Unrelated);
        _isAdmitted |= meaning == ErrorMeaning.Failure;
        if (meaning == ErrorMeaning.NotFound)
        {
            // Not a row of the task, but the word that there is none.
            _absence.Observe(error.ToError(secrets));
        }
        else if (meaning is ErrorMeaning.Failure or ErrorMeaning.PossibleFailure)
        {
            _running.ObserveEnded();
            _failures.AddFromRow(error, meaning == ErrorMeaning.Failure, secrets);
        }
    }

    private bool IsQuiet(TimeProvider clock)
    {
        if (_running.Count > 0 || _videos.Count == 0)
        {
            _quietSince = null;
            return false;
        }

        _quietSince ??= clock.GetTimestamp();
        return clock.GetElapsedTime(_quietSince.Value) >= QuietGrace;
    }

    private void TakeAdopted()
    {
        if (_adopted is not null && Interlocked.Exchange(ref _adopted, null) is { } known)
        {
            _isAdmitted |= known.IsAdmitted;
            _videos.Add(known.Videos);
        }
    }
}
