using System.Runtime.CompilerServices;
using Runware.Wan25.Polling;

namespace Runware.Wan25;

/// <summary>
/// A handle to a video task at the service. Any number of handles to one id may be used at once, from any threads; those of one client share their polls.
/// To fake one in a test, use <see cref="Wan25ModelFactory"/>.
/// </summary>
public class VideoOperation
{
    private readonly OperationWaiting? _waiting;
    private OperationState _state;

    internal VideoOperation(OperationState state, OperationWaiting? waiting)
    {
        _state = state;
        _waiting = waiting;
    }

    /// <summary>The id under which the operation can be found again, in any process.</summary>
    public VideoOperationId Id => _state.Id;

    /// <summary>The last status seen; <see cref="VideoStatus.Unknown"/> before the first answer. Reading it sends nothing.</summary>
    public virtual VideoStatus Status => _state.Status;

    /// <summary>Whether the operation was seen to have ended, with videos or without. Reading it sends nothing.</summary>
    public virtual bool HasCompleted => _state.HasEnded;

    /// <summary>What is known so far; <see langword="null"/> before the first video or failure. Reading it sends nothing.</summary>
    public virtual VideoResult? Result => HasCompleted || _state.Videos.Length > 0 || _state.Errors.Length > 0 ? _state.ToResult() : null;

    /// <summary>
    /// Asks the service now. What it learns reaches everybody in this client who waits for the operation. Does nothing when the operation has ended; a failed
    /// generation shows in <see cref="Result"/> and is not thrown.
    /// </summary>
    /// <param name="cancellationToken">Stops the asking.</param>
    /// <returns>A task that ends when the service has answered.</returns>
    /// <exception cref="RunwareApiException">The service does not let the client ask.</exception>
    /// <exception cref="RunwareConnectionException">The service gave no answer within <see cref="RetryOptions.MaxAttempts"/> attempts.</exception>
    /// <exception cref="VideoGenerationTimeoutException"><see cref="Wan25ClientOptions.CompletionTimeout"/> passed.</exception>
    /// <exception cref="VideoWaitCanceledException"><paramref name="cancellationToken"/> was cancelled, or the client disposed.</exception>
    public virtual async Task UpdateAsync(CancellationToken cancellationToken = default)
    {
        if (!HasCompleted)
        {
            using var wait = _waiting!.ForUpdate(_state, cancellationToken);
            _state = wait.State;
            await wait.NextAsync().ConfigureAwait(false);
        }
    }

    /// <summary>
    /// Says that there may be news, as a webhook does: those in this client who wait for the operation have it asked for at once instead of at the usual time.
    /// Where nobody waits, nothing is sent. It may be called any number of times, also by strangers: nudges cause at most one question in
    /// <see cref="PollingOptions.MinDelay"/>, those in between count as one, and after the end there is none.
    /// </summary>
    /// <returns>Whether somebody in this client waits for the operation.</returns>
    public virtual bool Nudge() => !HasCompleted && _waiting!.Nudge(Id);

    /// <summary>Waits until the operation has ended.</summary>
    /// <param name="progress">Told at once, and after each answer about the operation.</param>
    /// <param name="cancellationToken">Stops the waiting, not the job: it runs on at the service and is charged.</param>
    /// <returns>The videos; where only some were made, the failures beside them.</returns>
    /// <exception cref="VideoGenerationFailedException">No video was made.</exception>
    /// <exception cref="VideoGenerationTimeoutException">The time limit passed. It holds what is there so far.</exception>
    /// <exception cref="RunwareApiException">The service refused three times in a row to let the client ask (401 or 403).</exception>
    /// <exception cref="VideoWaitCanceledException"><paramref name="cancellationToken"/> was cancelled, or the client disposed.</exception>
    public virtual Task<VideoResult> WaitForCompletionAsync(IProgress<VideoProgress>? progress = null, CancellationToken cancellationToken = default) =>
        !HasCompleted ? _waiting!.WaitAsync(this, progress, cancellationToken)
        : OperationWaiting.FailureOf(_state) is { } failure ? Task.FromException<VideoResult>(failure)
        : Task.FromResult(_state.ToResult());

    /// <summary>
    /// Gives each video as soon as it is ready. A later enumeration begins with the videos that are already there. It ends normally when at least one video was
    /// made, also if others failed: see <see cref="Result"/> for those.
    /// </summary>
    /// <param name="cancellationToken">Stops the waiting, not the job: it runs on at the service and is charged.</param>
    /// <returns>The videos.</returns>
    /// <exception cref="VideoGenerationFailedException">No video was made.</exception>
    /// <exception cref="VideoGenerationTimeoutException">The time limit passed.</exception>
    /// <exception cref="RunwareApiException">The service refused three times in a row to let the client ask (401 or 403).</exception>
    /// <exception cref="VideoWaitCanceledException"><paramref name="cancellationToken"/> was cancelled, or the client disposed.</exception>
    public virtual async IAsyncEnumerable<GeneratedVideo> GetVideosAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var wait = HasCompleted ? null : _waiting!.ForVideos(_state, cancellationToken);
        _state = wait?.State ?? _state;
        for (var given = 0; ;)
        {
            // Read before the videos: what is published after it is found in the next round.
            var hasEnded = _state.HasEnded;
            for (var videos = _state.Videos; given < videos.Length; given++)
            {
                yield return videos[given];
            }

            if (hasEnded)
            {
                break;
            }

            await _waiting!.NextAsync(wait!).ConfigureAwait(false);
        }

        OperationWaiting.ResultOrThrow(_state);
    }

    /// <summary>Waits as a part of one call that submits and waits, under its one time limit, also where nothing of that is left.</summary>
    internal Task<VideoResult> WaitWithinSubmissionAsync(IProgress<VideoProgress>? progress, CancellationToken cancellationToken) =>
        _waiting!.WaitAsync(this, progress, cancellationToken, hasOneLimit: true);

    internal void Share(OperationState state) => _state = state;

    internal OperationState State => _state;

    /// <summary>The id and the status.</summary>
    /// <returns>A text fit for a log.</returns>
    public override string ToString() => $"{Id}: {Status}";
}
