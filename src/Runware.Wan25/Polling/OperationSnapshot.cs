namespace Runware.Wan25.Polling;

/// <summary>
/// What is known about an operation at one moment, and whether that is its end. It never changes, so it may be read from any thread without
/// a lock.
/// </summary>
internal sealed class OperationSnapshot
{
    public static readonly OperationSnapshot Empty = new();

    public static readonly OperationSnapshot Accepted = new() { Completion = new(IsAccepted: true, false, false, false) };

    // What nearly all operations are for nearly all of their time: they share it.
    private static readonly OperationSnapshot Running = new() { Completion = Accepted.Completion, Status = VideoStatus.Processing };

    public GeneratedVideo[] Videos { get; init; } = [];

    public RunwareError[] Failures { get; init; } = [];

    public VideoStatus Status { get; init; }

    public int? Percent { get; init; }

    /// <summary>The number of results that the task was submitted with, as the archive holds it.</summary>
    public int? ArchivedCount { get; init; }

    public CompletionEvidence Completion { get; init; }

    public bool IsAccepted => Completion.IsAccepted;

    /// <summary>Gets what may be claimed about the submission in an exception.</summary>
    public SubmissionState SubmissionState => IsAccepted ? SubmissionState.Accepted : SubmissionState.Unknown;

    /// <summary>Gets the instance that all of these values share, if there is one.</summary>
    public OperationSnapshot Shared => IsRunning ? Running : this;

    private bool IsRunning => Status == Running.Status && Completion == Running.Completion && Percent is null && ArchivedCount is null
        && Videos.Length + Failures.Length == 0;

    /// <summary>Whether it has ended because the service does not know the task.</summary>
    public bool IsNotFound =>
        Completion is { IsFinal: true, IsAccepted: false } && Failures is [{ Category: RunwareErrorCategory.NotFound }];

    public int Expected(ExpectedResultCount expected) => expected.IsKnown ? expected.Count : ArchivedCount ?? expected.Count;

    /// <summary>Decides whether the operation has ended, for a handle that waits for this many results.</summary>
    public bool HasEnded(ExpectedResultCount expected)
    {
        int count = Expected(expected);
        return Videos.Length >= count || Completion.IsFinal
            || (Completion.AreFailuresFinal && Videos.Length + Failures.Length >= count)
            || Completion.EndedRows >= Math.Max(2, count)
            || (Completion.HasIdled && !expected.IsKnown && ArchivedCount is null);
    }

    public VideoStatus StatusFor(ExpectedResultCount expected) =>
        !HasEnded(expected) ? Status : Videos.Length > 0 ? VideoStatus.Success : VideoStatus.Error;

    /// <summary>
    /// Makes the result for a handle: failures beside a complete set of videos were retried by the service, and are none.
    /// </summary>
    public VideoResult ToResult(VideoOperationId id, ExpectedResultCount expected)
    {
        var videos = new GeneratedVideo[Videos.Length];
        for (int index = 0; index < videos.Length; index++)
        {
            videos[index] = Videos[index].For(id);
        }

        bool isComplete = videos.Length >= Expected(expected);
        return new(id, videos, isComplete ? [] : Array.ConvertAll(Failures, static error => new VideoFailure(error)));
    }
}
