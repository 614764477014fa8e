namespace Runware.Wan25;

/// <summary>
/// The exception that is thrown when <see cref="Wan25ClientOptions.CompletionTimeout"/> elapses before an operation has ended.
/// </summary>
/// <remarks>
/// The timeout does not cancel the task at the service. Wait again with <see cref="IWan25Client.GetOperation(VideoOperationId)"/> and
/// <see cref="RunwareException.OperationId"/>.
/// </remarks>
public sealed class VideoGenerationTimeoutException : RunwareException
{
    internal VideoGenerationTimeoutException(string message, VideoResult partial, Exception? innerException = null)
        : base(message, innerException) => Partial = partial;

    /// <summary>Gets the result as it was known at the timeout. Its videos can be used and downloaded.</summary>
    public VideoResult Partial { get; }
}
