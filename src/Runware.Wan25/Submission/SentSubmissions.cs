using Runware.Wan25.Diagnostics;

namespace Runware.Wan25.Submission;

/// <summary>
/// What a client knows from its latest submissions, by task id: an id that may have been accepted is sent again only after the service
/// denied it.
/// </summary>
internal sealed class SentSubmissions
{
    private readonly BoundedTaskMap<SubmissionEvidence> _byTask = new();

    public void Record(Guid taskId, SubmissionEvidence evidence) => _byTask.Set(taskId, evidence);

    /// <summary>Finds another submission of the same id that was accepted, or may be.</summary>
    public SubmissionEvidence? FindOther(Guid taskId, SubmissionEvidence evidence) =>
        _byTask.TryGet(taskId, out SubmissionEvidence? other) && other != evidence && (other.IsAccepted || other.MayBeCharged)
            ? other
            : null;

    /// <summary>Forgets a submission, unless there was another since.</summary>
    public void Forget(Guid taskId, SubmissionEvidence denied) => _byTask.Remove(taskId, denied);
}
