using System.Runtime.InteropServices;

namespace Runware.Wan25.Benchmarks.Service;

/// <summary>
/// When each accepted task is ready, as ticks of a clock or as a number of polls. Its memory is taken beforehand, so that it is not
/// counted.
/// </summary>
internal sealed class TaskStore(int capacity, Func<int, long> readyAt)
{
    private readonly Dictionary<Guid, long> _ready = new(capacity);
    private int _accepted;

    public void Accept(Guid id)
    {
        lock (_ready)
        {
            _ready[id] = readyAt(_accepted++);
        }
    }

    public long ReadyAt(Guid id)
    {
        lock (_ready)
        {
            return _ready[id];
        }
    }

    /// <summary>Counts a poll of a task that is ready after a number of them.</summary>
    public long CountDown(Guid id)
    {
        lock (_ready)
        {
            return --CollectionsMarshal.GetValueRefOrNullRef(_ready, id);
        }
    }
}
