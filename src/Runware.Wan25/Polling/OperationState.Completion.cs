namespace Runware.Wan25.Polling;

/// <content>What ends an operation beside its videos: that failures stand for all, or that nothing runs any more.</content>
internal sealed partial class OperationState
{
    /// <summary>
    /// How long nothing may run beside finished videos until an expected number of results that is not known for certain is assumed wrong.
    /// </summary>
    public static readonly TimeSpan IdleGrace = GenerationFailureTracker.RunningTaskGrace;

    private void EndFailures(bool hasLiveResponse, TimeProvider clock)
    {
        if (_failures is not { } failures)
        {
            return;
        }

        if (failures.IsUnchanged && !HasProof && !failures.HasNews && _running == (_isEndArchived ? 0 : RowsOfAnyId))
        {
            // A failure that was reported repeatedly, and is missing now, stays: a row that is returned for any id does not revoke it.
            _running = 0;
        }
        else if (hasLiveResponse || failures.Current.Length == 0)
        {
            // The archive may hold the first failure of several results: without the live store's response its repetition means nothing.
            bool mayRun = _genericRows > 0 && VideoCount > 0;
            failures.End(VideoCount, clock.GetTimestamp(), _running > 0 || _runsInArchive, hasLiveResponse, mayRun);
        }
    }

    /// <summary>Takes in whether anything runs; returns whether nothing has for long.</summary>
    private bool UpdateIdle(TimeProvider clock)
    {
        // While polls failed, it is unknown whether anything was running.
        long now = clock.GetTimestamp();
        _idleSince += _isResponseMissing ? now - _lastResponseAt : 0;
        _lastResponseAt = now;
        _isResponseMissing = false;

        // Rows that are returned for any id are no rows that ended, unless the archive has the end.
        int running = _wasEndArchived && !_isEndArchived ? _running - RowsOfAnyId : _running;
        if (running > 0 || VideoCount == 0)
        {
            _idleSince = null;
            return false;
        }

        // Rows that vanished are none either; but a response that leaves the operation out means nothing at all.
        if (!HasRow && !_isMissingFromArchive && !_wasEndArchived)
        {
            _idleSince = _notFound is null ? _idleSince : null;
            return false;
        }

        // An archive that had the task, and denies it now, contradicts itself: that proves nothing. If it has forgotten the task, the wait
        // goes on until its time limit, with the videos so far. A video that is new was running until now.
        _idleSince = VideoCount > _snapshot.Videos.Length ? now : _idleSince ?? now;
        return clock.GetElapsedTime(_idleSince.Value, now) >= IdleGrace
            && (HasProof || _isEndArchived || (_isMissingFromArchive && !_wasInArchive));
    }
}
