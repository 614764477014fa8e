namespace Runware.Wan25.Common;

/// <summary>Tells which operations a client waits for, and so sees the end of.</summary>
internal interface IAwaitedOperations
{
    bool HasOperations { get; }

    bool IsAwaited(Guid taskId);
}
