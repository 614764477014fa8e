using System.Diagnostics.CodeAnalysis;

namespace Runware.Wan25.Polling;

/// <summary>
/// Operations by the time at which they are due. An operation whose time changes is entered again and its old entry is skipped, as is the
/// entry of one that is no longer waited for or that is in flight.
/// </summary>
internal sealed class PollQueue
{
    private readonly PriorityQueue<(PolledOperation Operation, long Number), long> _entries = new();
    private long _numbers;

    public void Enter(PolledOperation operation, long due)
    {
        operation.Due = due;

        // A number and not the time identifies the current entry: an operation may be entered twice for one and the same time.
        operation.Entry = ++_numbers;
        _entries.Enqueue((operation, operation.Entry), due);
    }

    /// <summary>The first operation that is really there.</summary>
    public bool TryPeek([NotNullWhen(true)] out PolledOperation? operation)
    {
        while (_entries.TryPeek(out (PolledOperation Operation, long Number) entry, out _))
        {
            operation = entry.Operation;
            if (operation.Entry == entry.Number && operation.IsAwaited && operation.InFlight is null)
            {
                return true;
            }

            _entries.Dequeue();
        }

        operation = null;
        return false;
    }

    /// <summary>
    /// Takes the operations of the next poll, or none when none is due. Space in a poll costs little: an operation that has waited half of
    /// its time is polled too, so that operations fall into step.
    /// </summary>
    public List<PolledOperation>? TakeBatch(long now, int limit, PollTimer timer)
    {
        if (!TryPeek(out PolledOperation? first) || first.Due > now)
        {
            return null;
        }

        _entries.Dequeue();
        List<PolledOperation> taken = [first];
        List<PolledOperation>? alone = null;
        while (!first.History.IsPolledAlone && taken.Count < limit && TryPeek(out PolledOperation? next)
            && next.Due - now <= timer.Ticks(next.Interval / 2) && next.HeldUntil <= now)
        {
            (next.History.IsPolledAlone ? alone ??= [] : taken).Add(_entries.Dequeue().Operation);
        }

        alone?.ForEach(operation => Enter(operation, operation.Due));
        return taken;
    }
}
