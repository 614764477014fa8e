namespace Runware.Wan25.Submission.Admission;

/// <summary>
/// The operations that this client submitted and has not seen the end of. One that nobody waits for is forgotten after a while: its end
/// will not be seen. Guarded by the queue's lock.
/// </summary>
internal sealed class RunningOperations(TimeProvider clock, IAwaitedOperations waits)
{
    /// <summary>How often those are looked for that nobody waits for.</summary>
    public static readonly TimeSpan ForgetInterval = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan MaxUnobservedTime = TimeSpan.FromMinutes(10);

    /// <summary>How long after an acceptance somebody is expected to begin to wait.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);

    private readonly Dictionary<Guid, long> _acceptedAt = [];
    private long _lastAcceptedAt;
    private long _forgottenAt = clock.GetTimestamp();

    public int Count => _acceptedAt.Count;

    /// <summary>Gets whether this client will see an operation end.</summary>
    public bool ExpectsCompletion => waits.HasOperations || GraceRemaining is not null;

    /// <summary>Gets how long an end is in sight only because an operation was just accepted; <see langword="null"/> otherwise.</summary>
    public TimeSpan? GraceRemaining =>
        !waits.HasOperations && _acceptedAt.Count > 0 && Grace - clock.GetElapsedTime(_lastAcceptedAt) is var left && left > TimeSpan.Zero
            ? left
            : null;

    public void Add(Guid taskId)
    {
        _lastAcceptedAt = clock.GetTimestamp();
        _acceptedAt[taskId] = _lastAcceptedAt;
        ForgetUnobserved();
    }

    public bool Remove(Guid taskId) => _acceptedAt.Remove(taskId);

    public void ForgetUnobserved()
    {
        if (clock.GetElapsedTime(_forgottenAt) < ForgetInterval)
        {
            return;
        }

        _forgottenAt = clock.GetTimestamp();
        foreach ((Guid taskId, long acceptedAt) in _acceptedAt)
        {
            if (clock.GetElapsedTime(acceptedAt) > MaxUnobservedTime && !waits.IsAwaited(taskId))
            {
                _acceptedAt.Remove(taskId);
            }
        }
    }
}
