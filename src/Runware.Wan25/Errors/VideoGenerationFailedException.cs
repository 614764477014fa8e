namespace Runware.Wan25;

/// <summary>The exception that is thrown when the service accepted a request and generated no video.</summary>
/// <remarks>
/// When at least one video was generated, nothing is thrown: <see cref="VideoResult"/> holds the videos and the failures.
/// </remarks>
public sealed class VideoGenerationFailedException : RunwareException
{
    internal VideoGenerationFailedException(string message, IReadOnlyList<VideoFailure> failures)
        : base(message) => Failures = failures;

    /// <summary>Gets the failures as the service reported them. There is at least one, which may stand for the whole task.</summary>
    public IReadOnlyList<VideoFailure> Failures { get; }
}
