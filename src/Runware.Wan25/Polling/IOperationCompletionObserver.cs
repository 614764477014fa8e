namespace Runware.Wan25.Polling;

/// <summary>Learns about the ends of operations that this client sees.</summary>
internal interface IOperationCompletionObserver
{
    /// <summary>Called when a handle sees the end of its operation; again for each handle of one operation.</summary>
    void OnEnded(VideoResult result);
}
