namespace Runware.Wan25.Submission;

/// <summary>One request of a batch.</summary>
/// <param name="Index">Its position.</param>
/// <param name="Request">The request.</param>
/// <param name="OnAdmitted">Called when it is admitted, so that another one is taken.</param>
internal sealed record VideoBatchEntry(int Index, VideoRequest Request, Action OnAdmitted)
{
    /// <summary>Gets the id of its operation; <see langword="null"/> before it has one.</summary>
    public VideoOperationId? OperationId { get; init; }
}
