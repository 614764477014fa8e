namespace Runware.Wan25;

/// <summary>
/// The exception that is thrown when the caller cancels a submission, a wait or a download, or disposes the client.
/// </summary>
/// <remarks>
/// This cancels the wait, not the task: a task at the service cannot be canceled, and is charged. Its videos stay reachable by
/// <see cref="OperationId"/>.
/// </remarks>
public sealed class VideoWaitCanceledException : OperationCanceledException
{
    internal VideoWaitCanceledException(
        string message, VideoOperationId operationId, SubmissionState submissionState, CancellationToken cancellationToken)
        : base(message, cancellationToken)
    {
        OperationId = operationId;
        SubmissionState = submissionState;
    }

    /// <summary>Gets the id of the operation.</summary>
    public VideoOperationId OperationId { get; }

    /// <summary>Gets whether the service had accepted the submission at the cancellation.</summary>
    public SubmissionState SubmissionState { get; }
}
