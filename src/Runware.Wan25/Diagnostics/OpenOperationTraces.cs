namespace Runware.Wan25.Diagnostics;

/// <summary>
/// The traces of submissions whose end no handle of this process has seen yet: an operation that is submitted in one request of a web
/// application may be looked at in many others, each with a handle of its own.
/// </summary>
internal static class OpenOperationTraces
{
    // An operation may end unseen, in another process or never.
    private const int Capacity = 4096;

    private static readonly object Sync = new();
    private static readonly Dictionary<Guid, OperationTrace> Open = [];
    private static readonly Queue<Guid> OpenOrder = new();

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
}
