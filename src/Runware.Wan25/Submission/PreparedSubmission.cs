using Runware.Wan25.Transport;

namespace Runware.Wan25.Submission;

/// <summary>A request that is ready to be sent: its id and its body never change again.</summary>
internal sealed class PreparedSubmission
{
    public required VideoOperationId Id { get; init; }

    /// <summary>Whether the caller chose the id, so that a job of it is joined.</summary>
    public required bool OwnsId { get; init; }

    public required SubmissionEvidenceStore SentByClient { get; init; }

    public required RequestBody Body { get; init; }

    public required Redactor Redactor { get; init; }

    public required SubmissionPreconditions Preconditions { get; init; }
}
