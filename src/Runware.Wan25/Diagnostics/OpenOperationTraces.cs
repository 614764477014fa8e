namespace Runware.Wan25.Diagnostics;

/// <summary>
/// The traces of submissions whose end no handle of this process has seen yet, and the operations whose end was counted: an operation that
/// is submitted in one request of a web application may be looked at in many others, each with a handle of its own.
/// </summary>
internal static class OpenOperationTraces
{
    // An operation may end unseen, in another process or never.
    private const int Capacity = 4096;

    private static readonly object Sync = new();
    private static readonly Dictionary<Guid, OperationTrace> Open = [];
    private static readonly HashSet<Guid> Counted = [];
    private static readonly Queue<Guid> OpenOrder = new();
    private static readonly Queue<Guid> CountedOrder = new();

    /// <summary>Keeps the trace of a submission until a handle sees the end.</summary>
    public static void Keep(OperationTrace trace)
    {
        lock (Sync)
        {
            if (Open.TryAdd(trace.TaskId, trace))
            {
                OpenOrder.Enqueue(trace.TaskId);
                if (OpenOrder.Count > Capacity)
                {
                    Open.Remove(OpenOrder.Dequeue());
                }
            }
        }
    }

    /// <summary>Ends the trace of a submission, if this process has it.</summary>
    public static void End(VideoResult result)
    {
        OperationTrace? trace;
        lock (Sync)
        {
            Open.Remove(result.OperationId.TaskId, out trace);
        }

        trace?.End(result);
    }

    /// <summary>Forgets a trace that has ended.</summary>
    public static void Forget(OperationTrace trace)
    {
        lock (Sync)
        {
            if (Open.TryGetValue(trace.TaskId, out OperationTrace? open) && open == trace)
            {
                Open.Remove(trace.TaskId);
            }
        }
    }

    /// <summary>Determines whether the end of an operation has been counted.</summary>
    public static bool IsCounted(Guid taskId)
    {
        lock (Sync)
        {
            return Counted.Contains(taskId);
        }
    }

    /// <summary>Notes that the end of an operation is counted. Returns <see langword="false"/> if it was before.</summary>
    public static bool TryCount(Guid taskId)
    {
        lock (Sync)
        {
            if (!Counted.Add(taskId))
            {
                return false;
            }

            CountedOrder.Enqueue(taskId);
            if (CountedOrder.Count > Capacity)
            {
                Counted.Remove(CountedOrder.Dequeue());
            }

            return true;
        }
    }
}
