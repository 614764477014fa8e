namespace Runware.Wan25.Polling;

/// <summary>Whether a task does not exist. Only what was never seen can be missing, and only when the live store and the archive say so repeatedly.</summary>
internal struct AbsenceTracker
{
    private long? _since;
    private bool _isNotArchived;

    /// <summary>The live store's word that it does not know the task.</summary>
    public RunwareError? Error { get; private set; }

    public void Begin()
    {
        Error = null;
        _isNotArchived = false;
    }

    public void Observe(RunwareError error) => Error = error;

    public void ObserveNotArchived() => _isNotArchived = true;

    /// <summary>Ends the answer. Determines whether the task has been missing for long enough.</summary>
    /// <param name="isAdmitted">Whether the task was seen.</param>
    /// <param name="askedAt">When the answer was asked for, as a timestamp of the clock.</param>
    /// <param name="clock">The clock.</param>
    public bool End(bool isAdmitted, long askedAt, TimeProvider clock)
    {
        if (isAdmitted || Error is null || !_isNotArchived)
        {
            _since = null;
            return false;
        }

        _since ??= clock.GetTimestamp();
        return clock.GetElapsedTime(_since.Value, askedAt) >= OperationState.NotFoundGrace;
    }
}
