using System.Diagnostics.CodeAnalysis;

namespace Runware.Wan25.Polling;

/// <summary>
/// Operations by the time at which they are due. An operation whose time changes is entered again and its old entry is skipped, as is the entry of one that
/// nobody waits for any more or that is being asked for.
/// </summary>
internal sealed class PollQueue
{
    private readonly PriorityQueue<PolledOperation, long> _entries = new();

    public void Enter(PolledOperation operation, long due)
    {
        operation.Due = due;
        _entries.Enqueue(operation, due);
    }

    /// <summary>The time of the first operation that is really there.</summary>
    public bool TryPeek([NotNullWhen(true)] out PolledOperation? operation)
    {
        while (_entries.TryPeek(out operation, out var due))
        {
            if (operation.Due == due && operation.IsWatched && operation.InFlight is null)
            {
                return true;
            }

            _entries.Dequeue();
        }

        return false;
    }

    public PolledOperation Take() => _entries.Dequeue();
}
