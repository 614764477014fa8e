using System.Diagnostics.CodeAnalysis;

namespace Runware.Wan25.Common;

/// <summary>The latest operations of this process, each with a value. What is older is forgotten: many are never seen to end.</summary>
internal sealed class RecentTaskMap<T>
{
    private const int Capacity = 4096;

    private readonly object _sync = new();
    private readonly Dictionary<Guid, T> _values = [];
    private readonly Queue<Guid> _order = new();

    public bool TryAdd(Guid taskId, T value)
    {
        lock (_sync)
        {
            if (!_values.TryAdd(taskId, value))
            {
                return false;
            }

            _order.Enqueue(taskId);
            if (_order.Count > Capacity)
            {
                _values.Remove(_order.Dequeue());
            }

            return true;
        }
    }

    public void Set(Guid taskId, T value)
    {
        lock (_sync)
        {
            if (!TryAdd(taskId, value))
            {
                _values[taskId] = value;
            }
        }
    }

    public bool TryGet(Guid taskId, [MaybeNullWhen(false)] out T value)
    {
        lock (_sync)
        {
            return _values.TryGetValue(taskId, out value);
        }
    }

    /// <summary>Removes an operation, unless it has another value by now.</summary>
    public void Remove(Guid taskId, T value)
    {
        lock (_sync)
        {
            ((ICollection<KeyValuePair<Guid, T>>)_values).Remove(new(taskId, value));
        }
    }
}
