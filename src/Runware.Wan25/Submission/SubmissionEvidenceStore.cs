namespace Runware.Wan25.Submission;

/// <summary>
/// What a client knows from its latest submissions, by task id: while look-ups fail, an id that may have been accepted is not sent again,
/// until the service has reported it missing.
/// </summary>
internal sealed class SubmissionEvidenceStore
{
    private readonly RecentTaskMap<SubmissionEvidence> _byTask = new();

    /// <summary>Finds another submission of the same id that was accepted, or may be.</summary>
    public SubmissionEvidence? FindOther(Guid taskId, SubmissionEvidence evidence) =>
        _byTask.TryGet(taskId, out SubmissionEvidence? other) && other != evidence && other.MayExist ? other : null;

    /// <summary>Records a submission that may be accepted. Another one that may have been is worth more.</summary>
    public void Record(Guid taskId, SubmissionEvidence evidence)
    {
        if (FindOther(taskId, evidence) is null)
        {
            _byTask.Set(taskId, evidence);
        }
    }

    public void RecordAccepted(Guid taskId, SubmissionEvidence evidence) => _byTask.Set(taskId, evidence);
}
