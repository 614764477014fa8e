namespace Runware.Wan25.Emulator;

/// <summary>Specifies how a replay finds the response to a request.</summary>
public enum ReplayMode
{
    /// <summary>
    /// By the id and the type of the task: the first submission of a task gets the first recorded response to it, the second poll gets the
    /// second, in whatever order the requests of several tasks arrive and however polls are batched. The last recorded response is
    /// repeated.
    /// </summary>
    ByTask,

    /// <summary>
    /// The same requests in the same order. Any difference fails, and the error shows the expected request and the received one.
    /// </summary>
    Strict,
}
