namespace Runware.Wan25.Submission;

/// <summary>One request of a batch. <paramref name="OnAdmitted"/> is called when it is admitted, so that another one is taken.</summary>
internal sealed record VideoBatchEntry(int Index, VideoRequest Request, Action OnAdmitted)
{
    public VideoOperationId? OperationId { get; init; }
}
