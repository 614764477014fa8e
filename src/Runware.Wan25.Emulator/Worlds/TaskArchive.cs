namespace Runware.Wan25.Emulator;

/// <summary>Specifies what getTaskDetails returns for a task that was accepted.</summary>
public enum TaskArchive
{
    /// <summary>An archive entry with the request, its long text redacted, and the response.</summary>
    Whole,

    /// <summary>The rows that getResponse would return before the task is archived.</summary>
    LiveRow,

    /// <summary>The same as for an id that was never submitted: the service has no archive.</summary>
    None,
}
