namespace Runware.Wan25.Emulator;

/// <summary>Specifies how a replay finds the response to a request.</summary>
public enum ReplayMode
{
    /// <summary>
    /// By the task and its kind: the first submission of a task gets what the first got, the second poll what the second got, in whatever
    /// order the requests of several tasks arrive and however polls are batched. The last response to a question is repeated.
    /// </summary>
    ByTask,

    /// <summary>The same requests in the same order. Any difference fails, and shows what was expected and what came.</summary>
    Strict,
}
