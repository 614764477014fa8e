namespace Runware.Wan25;

/// <summary>
/// The time limit (<see cref="Wan25ClientOptions.CompletionTimeout"/>) passed before the operation ended. The task goes on at the service:
/// wait again with <see cref="IWan25Client.GetOperation(VideoOperationId)"/> and <see cref="RunwareException.OperationId"/>.
/// </summary>
public sealed class VideoGenerationTimeoutException : RunwareException
{
    internal VideoGenerationTimeoutException(string message, VideoResult partial, Exception? innerException = null)
        : base(message, innerException) => Partial = partial;

    /// <summary>What was known when the time was up: videos that are already there can be used and downloaded.</summary>
    public VideoResult Partial { get; }
}
