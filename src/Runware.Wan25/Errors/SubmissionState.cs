namespace Runware.Wan25;

/// <summary>What is known about a submission at the moment something went wrong. It answers the question "may I have to pay for this?".</summary>
public enum SubmissionState
{
    /// <summary>No byte of the submission was accepted by the service: nothing runs and nothing is charged.</summary>
    NotSent,

    /// <summary>The service clearly refused: nothing runs and nothing is charged.</summary>
    Refused,

    /// <summary>
    /// The service may have accepted. Ask for the id with <see cref="IWan25Client.GetOperation"/>, or submit again under the same id: a task
    /// that is already there is joined, not paid for again.
    /// </summary>
    Unknown,

    /// <summary>The service accepted: the task runs, or has run, and stays reachable by its id.</summary>
    Accepted,
}
