namespace Runware.Wan25.Polling;

/// <content>Polls that are requested from outside.</content>
internal sealed partial class PollScheduler
{
    /// <summary>
    /// Brings the next poll of an awaited operation forward. Requests come from outside, in any number: the polls they cause are at least
    /// the shortest delay apart, and all that come between two of them are one.
    /// </summary>
    public bool RequestPoll(Guid taskId)
    {
        lock (_sync)
        {
            if (_isClosed || !_operations.TryGetValue(taskId, out PolledOperation? operation) || !operation.IsAwaited)
            {
                return false;
            }

            operation.IsPollRequested = true;
            if (operation.InFlight is null && RequestedPollDue(operation) is var due && due < operation.Due)
            {
                _queue.Enter(operation, due);
            }
        }

        RunDue();
        return true;
    }

    private long RequestedPollDue(PolledOperation operation) =>
        Math.Max(operation.HeldUntil, Math.Max(_timer.Now, operation.RequestedPollAt + _timer.Ticks(_delays.MinDelay)));
}
