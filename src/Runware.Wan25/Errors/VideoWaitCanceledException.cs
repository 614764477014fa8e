namespace Runware.Wan25;

/// <summary>
/// The caller stopped waiting or downloading (or disposed the client). This stops the waiting, not the job: there is no way to cancel a task at the service,
/// and it will be charged. Its videos stay reachable by <see cref="OperationId"/>.
/// </summary>
public sealed class VideoWaitCanceledException : OperationCanceledException
{
    internal VideoWaitCanceledException(string message, VideoOperationId operationId, SubmissionState submissionState, CancellationToken cancellationToken)
        : base(message, cancellationToken)
    {
        OperationId = operationId;
        SubmissionState = submissionState;
    }

    /// <summary>The operation that is no longer waited for.</summary>
    public VideoOperationId OperationId { get; }

    /// <summary>Whether the service had accepted the submission when the waiting stopped.</summary>
    public SubmissionState SubmissionState { get; }
}
