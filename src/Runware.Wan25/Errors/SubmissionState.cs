namespace Runware.Wan25;

/// <summary>
/// Specifies what is known about a submission at the moment something went wrong. It answers the question "may I have to pay for this?".
/// </summary>
public enum SubmissionState
{
    /// <summary>
    /// The service may have accepted. Ask for the id with <see cref="IWan25Client.GetOperation(VideoOperationId)"/>, or submit again under the same id: a task
    /// that is already there is joined, not paid for again.
    /// </summary>
    Unknown = 0,

    /// <summary>The service accepted no byte of the submission: nothing runs and nothing is charged.</summary>
    NotSent,

    /// <summary>The service clearly refused: nothing runs and nothing is charged.</summary>
    Refused,

    /// <summary>The service accepted, as an acknowledgement or another proof showed: the task runs, or has run, and stays reachable by its id.</summary>
    Accepted,
}
