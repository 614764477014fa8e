using System.Runtime.CompilerServices;

namespace Runware.Wan25.Testing;

/// <summary>
/// An operation for fakes that is running and stays so. Like a real one, it reports what is known and ends a wait at its cancellation.
/// </summary>
internal sealed class FakeRunningOperation(VideoOperationId id, VideoStatus status, VideoResult? partial) : VideoOperation
{
    public override VideoOperationId Id => id;

    public override VideoStatus Status => status;

    public override bool HasCompleted => false;

    public override VideoResult? Result => partial;

    public override Task UpdateAsync(CancellationToken cancellationToken = default) =>
        cancellationToken.IsCancellationRequested ? WaitAsync(cancellationToken) : Task.CompletedTask;

    public override bool Nudge() => false;

    public override Task<VideoResult> WaitForCompletionAsync(
        IProgress<VideoProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        progress?.Report(Wan25ModelFactory.VideoProgress(id, status, partial?.Videos.Count ?? 0, partial?.Failures.Count ?? 0));
        return WaitAsync(cancellationToken);
    }

    public override async IAsyncEnumerable<GeneratedVideo> GetVideosAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (GeneratedVideo video in partial?.Videos ?? [])
        {
            yield return video;
        }

        await WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task<VideoResult> WaitAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await new TaskCompletionSource<VideoResult>().Task.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            throw Wan25ModelFactory.VideoWaitCanceledException(id, SubmissionState.Accepted, cancellationToken);
        }
    }
}
