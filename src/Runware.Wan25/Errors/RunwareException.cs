namespace Runware.Wan25;

/// <summary>The base of what this client throws about a request, the service or a video.</summary>
public abstract class RunwareException : Exception
{
    private protected RunwareException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    /// <summary>
    /// The operation this is about: never <see langword="null"/> once an id was minted for a submission. With it the videos stay reachable
    /// through <see cref="IWan25Client.GetOperation(VideoOperationId)"/>, in this process or another.
    /// </summary>
    public VideoOperationId? OperationId { get; internal init; }

    /// <summary>Whether the service has, may have, or has not accepted the submission.</summary>
    /// <value><see langword="null"/> where nothing is submitted, as with an upload or a download.</value>
    public SubmissionState? SubmissionState { get; internal init; }
}
