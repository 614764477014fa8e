namespace Runware.Wan25.Polling;

/// <content>Questions that somebody outside asks for.</content>
internal sealed partial class PollScheduler
{
    /// <summary>
    /// Brings the next question forward, where somebody waits. Nudges come from outside, in any number: the questions they cause are at least the shortest
    /// delay apart, and all that come between two of them are one.
    /// </summary>
    public bool Nudge(Guid taskId)
    {
        lock (Gate)
        {
            if (_isClosed || !_operations.TryGetValue(taskId, out var operation) || !operation.IsWatched || operation.State.HasEnded)
            {
                return false;
            }

            operation.IsNudged = true;
            if (operation.InFlight is null && NudgeDue(operation) is var due && due < operation.Due)
            {
                _queue.Enter(operation, due);
            }
        }

        RunDue();
        return true;
    }

    private long NudgeDue(PolledOperation operation) =>
        operation.NudgeAnswered is { } last ? Math.Max(_alarm.Now, last + _alarm.Ticks(_cadence.MinDelay)) : _alarm.Now;
}
