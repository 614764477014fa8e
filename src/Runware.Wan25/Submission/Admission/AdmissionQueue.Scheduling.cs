using Runware.Wan25.Transport;

namespace Runware.Wan25.Submission.Admission;

/// <content>Which submission is sent next, and when. Guarded by the lock.</content>
internal sealed partial class AdmissionQueue
{
    /// <summary>
    /// The minimum time after which one is sent beyond the limit while operations of this client run. It doubles with each refusal, up to
    /// <see cref="MaxPause"/>.
    /// </summary>
    private static readonly TimeSpan MinPause = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan MaxPause = TimeSpan.FromMinutes(5);

    private void Pump()
    {
        if (_waiting.Count > 0)
        {
            _running.ForgetUnobserved();
        }

        while (_waiting.Min is { } first && HasPermit)
        {
            _waiting.Remove(first);
            Grant(first);
        }

        // While responses are on their way, they decide.
        if (_isClosed || _sending > 0)
        {
            return;
        }

        EndHopelessWaits();
        if (_waiting.Min is not { } next)
        {
            return;
        }

        TimeSpan wait = UntilProbe();
        if (wait <= TimeSpan.Zero)
        {
            _waiting.Remove(next);
            _limit.OnProbe(_running.Count);
            Grant(next);
            return;
        }

        _timer ??= _clock.CreateTimer(
            static state => ((AdmissionQueue)state!).Update(static (_, _) => { }, 0),
            this,
            Timeout.InfiniteTimeSpan,
            Timeout.InfiniteTimeSpan);
        _timer.Change(Deadline.ForTimer(wait), Timeout.InfiniteTimeSpan);
    }

    /// <summary>Gets the time until the first in the queue is sent, or until that is to be decided again.</summary>
    private TimeSpan UntilProbe()
    {
        if (_running.Count >= maxRunning)
        {
            // This limit is the caller's, and holds also where no end will be seen.
            return RunningOperations.ForgetInterval;
        }

        TimeSpan elapsed = _clock.GetElapsedTime(_refusedAt);
        if (!_running.ExpectsCompletion)
        {
            // Throttled, with no operation whose end would be seen: how many run at the service is unknown.
            return _isBlocked ? (_hint ?? _backoff) - elapsed : TimeSpan.Zero;
        }

        // Where nothing ends, what runs here may never end, while other clients have released capacity.
        TimeSpan pause = _isBlocked ? PauseWhileRunning() - elapsed : MaxPause - _clock.GetElapsedTime(_movedAt);
        return _running.GraceRemaining is { } left && left < pause ? left : pause;
    }

    private TimeSpan PauseWhileRunning()
    {
        if (_hint is null && !_limit.IsShared)
        {
            // An end of this client's own comes first, as a rule; but what it waits for may never end.
            return MaxPause;
        }

        TimeSpan first = _hint > MinPause ? _hint.Value : MinPause;
        return Backoff.Exponential(first, first > MaxPause ? first : MaxPause, _refusalsInRow - 1);
    }

    /// <summary>Ends the waits that have used up their attempts.</summary>
    private void CountRefusal(RunwareApiException error)
    {
        foreach (AdmissionLease lease in _waiting.ToList())
        {
            lease.Refusals++;
            if (!lease.WaitsForCapacity && lease.Refusals >= retry.MaxAttempts)
            {
                End(lease, error);
            }
        }
    }

    /// <summary>
    /// Ends the waits whose deadline comes before the delay that the service asked for has passed, where no end of an operation is in sight
    /// that could come first.
    /// </summary>
    private void EndHopelessWaits()
    {
        if (!_isBlocked || _running.ExpectsCompletion || _hint - _clock.GetElapsedTime(_refusedAt) is not { } left)
        {
            return;
        }

        foreach (AdmissionLease lease in _waiting.Where(lease => lease.Deadline.IsTooLong(left)).ToList())
        {
            End(lease, _refusal!);
        }
    }

    private void End(AdmissionLease lease, RunwareApiException refusal)
    {
        lease.Failure = refusal;
        Remove(lease);
    }
}
