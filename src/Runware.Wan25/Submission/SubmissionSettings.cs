namespace Runware.Wan25.Submission;

/// <summary>The settings of one submission: its time limit, whether it waits for capacity, and its callbacks.</summary>
internal sealed class SubmissionSettings
{
    public required SubmissionTimeout Timeout { get; init; }

    /// <summary>Whether to wait for capacity also while no operation of this client runs.</summary>
    public required bool WaitsForCapacity { get; init; }

    /// <summary>Called once, when the body is ready and before the first byte is sent.</summary>
    public Action? OnPrepared { get; init; }

    /// <summary>Called each time the submission leaves the queue: again after a refusal for lack of capacity.</summary>
    public Action? OnAdmitted { get; init; }
}
