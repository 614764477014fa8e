namespace Runware.Wan25.Diagnostics;

/// <summary>
/// The operations whose end was counted: a process may have many handles of one operation, and its videos and its cost count once.
/// </summary>
internal static class CountedOperations
{
    private const int Capacity = 4096;

    private static readonly object Sync = new();
    private static readonly HashSet<Guid> Ids = [];
    private static readonly Queue<Guid> Order = new();

    /// <summary>Determines whether the end of an operation has been counted.</summary>
    public static bool Contains(Guid taskId)
    {
        lock (Sync)
        {
            return Ids.Contains(taskId);
        }
    }

    /// <summary>Records that the end of an operation is counted. Returns <see langword="false"/> if it was before.</summary>
    public static bool TryAdd(Guid taskId)
    {
        lock (Sync)
        {
            if (!Ids.Add(taskId))
            {
                return false;
            }

            Order.Enqueue(taskId);
            if (Order.Count > Capacity)
            {
                Ids.Remove(Order.Dequeue());
            }

            return true;
        }
    }
}
