namespace Runware.Wan25.Submission;

/// <summary>How a submission is made: how long it may take, for what it waits, and who is told.</summary>
internal sealed class SubmissionTerms
{
    public required SubmissionTimeout Timeout { get; init; }

    /// <summary>Whether to wait for room at the service also while no operation of this client runs.</summary>
    public required bool WaitsForRoom { get; init; }

    /// <summary>Called once, when the body is ready and before the first byte is sent.</summary>
    public Action? Announce { get; init; }

    /// <summary>Called each time the submission leaves the queue: again after a refusal for lack of room.</summary>
    public Action? OnAdmitted { get; init; }
}
