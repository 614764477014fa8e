namespace Runware.Wan25;

/// <summary>
/// The service accepted the request and then failed to produce any video. When at least one video was produced there is no exception: the
/// <see cref="VideoResult"/> holds the videos and the failures side by side.
/// </summary>
public sealed class VideoGenerationFailedException : RunwareException
{
    internal VideoGenerationFailedException(string message, IReadOnlyList<VideoFailure> failures)
        : base(message) => Failures = failures;

    /// <summary>The failures as the service reported them; at least one. One failure may stand for the whole task.</summary>
    public IReadOnlyList<VideoFailure> Failures { get; }
}
