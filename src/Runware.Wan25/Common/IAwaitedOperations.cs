namespace Runware.Wan25.Common;

/// <summary>Tells which operations a client waits for, and so sees the end of.</summary>
internal interface IAwaitedOperations
{
    /// <summary>Gets whether any operation is being waited for.</summary>
    bool HasOperations { get; }

    /// <summary>Determines whether an operation is being waited for.</summary>
    bool IsAwaited(Guid taskId);
}
