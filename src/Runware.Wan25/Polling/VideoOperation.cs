using System.Runtime.CompilerServices;
using Runware.Wan25.Polling;

namespace Runware.Wan25;

/// <summary>
/// A handle to a video task at the service. Any number of handles to one id may be used at once, from any threads; those of one client
/// share their polls.
/// </summary>
/// <remarks>
/// To fake one in a test, use <see cref="Wan25ModelFactory"/>, or derive from this class: it has a protected constructor and virtual
/// members.
/// </remarks>
/// <example>
/// <code>
/// VideoOperation operation = client.GetOperation(VideoOperationId.Parse("be8fd83d-7116-4984-b37e-391df5ee434e-1"));
/// await operation.UpdateAsync(cancellationToken);
/// Console.WriteLine($"{operation.Status}: {operation.Result?.Videos.Count ?? 0} videos");
/// </code>
/// </example>
public class VideoOperation
{
    private readonly VideoOperationId _id;
    private readonly OperationOrigin? _origin;
    private readonly OperationWaiter? _waiter;
    private OperationState? _state;
    private OperationSnapshot? _end;

    /// <summary>Initializes a new instance of the <see cref="VideoOperation"/> class for mocking.</summary>
    protected VideoOperation()
    {
    }

    /// <summary>Initializes a new instance that cannot be waited for, since it has ended.</summary>
    internal VideoOperation(OperationState state)
        : this(state, new OperationOrigin { Expected = new ExpectedResultCount(state.Id.ResultCount, IsKnown: true) }, waiter: null)
    {
    }

    internal VideoOperation(OperationState state, OperationOrigin origin, OperationWaiter? waiter)
    {
        _id = state.Id;
        _state = state;
        _origin = origin;
        _waiter = waiter;
    }

    /// <summary>Gets the id under which the operation can be found again, in any process.</summary>
    /// <value>The id. It never changes.</value>
    public virtual VideoOperationId Id => _id;

    /// <summary>Gets the last status seen. Reading it sends nothing.</summary>
    /// <value><see cref="VideoStatus.Unknown"/> before the first row of the operation was seen.</value>
    public virtual VideoStatus Status => Snapshot.StatusFor(Expected);

    /// <summary>
    /// Gets a value that indicates whether the operation was seen to have ended, with videos or without. Reading it sends nothing.
    /// </summary>
    /// <value><see langword="true"/> if it has ended; otherwise <see langword="false"/>.</value>
    public virtual bool HasCompleted => Snapshot.HasEnded(Expected);

    /// <summary>Gets what is known so far. Reading it sends nothing.</summary>
    /// <value>The videos and failures; <see langword="null"/> before the first of them.</value>
    public virtual VideoResult? Result => HasCompleted || Snapshot.Videos.Length + Snapshot.Failures.Length > 0 ? ToResult() : null;

    /// <summary>
    /// Polls the operation now. What is learnt reaches every wait for it in this client. Does nothing when the operation has ended; a
    /// failed generation shows in <see cref="Result"/> and is not thrown.
    /// </summary>
    /// <param name="cancellationToken">Stops the request.</param>
    /// <returns>A task that ends when the service has responded.</returns>
    /// <exception cref="RunwareApiException">
    /// The service does not let the client poll, fails in each of <see cref="RetryOptions.MaxAttempts"/> attempts, or asks it to wait
    /// longer than six times <see cref="PollingOptions.MaxDelay"/>, one minute by default, or than the time limit.
    /// </exception>
    /// <exception cref="RunwareConnectionException">
    /// The service gave no response that can be read within <see cref="RetryOptions.MaxAttempts"/> attempts.
    /// </exception>
    /// <exception cref="VideoGenerationTimeoutException"><see cref="Wan25ClientOptions.CompletionTimeout"/> passed.</exception>
    /// <exception cref="VideoWaitCanceledException"><paramref name="cancellationToken"/> was canceled, or the client disposed.</exception>
    public virtual Task UpdateAsync(CancellationToken cancellationToken = default) =>
        HasCompleted ? Task.CompletedTask : Waiter.UpdateAsync(this, cancellationToken);

    /// <summary>
    /// Requests a poll because there may be news, as a webhook does: an operation that is waited for in this client is polled at once
    /// instead of at the usual time. Without a wait, nothing is sent. It may be called any number of times, also on behalf of unknown
    /// senders: the polls it causes are at least <see cref="PollingOptions.MinDelay"/> apart, and after the end there is none.
    /// </summary>
    /// <returns><see langword="true"/> if the operation is waited for in this client; otherwise <see langword="false"/>.</returns>
    public virtual bool Nudge() => !HasCompleted && Waiter.RequestPoll(Id);

    /// <summary>Waits until the operation has ended.</summary>
    /// <param name="progress">Reports what was known at the call, and then after each response about the operation.</param>
    /// <param name="cancellationToken">Stops the waiting, not the job: it runs on at the service and is charged.</param>
    /// <returns>The videos; where only some were made, the failures beside them.</returns>
    /// <exception cref="VideoGenerationFailedException">No video was made.</exception>
    /// <exception cref="VideoGenerationTimeoutException">The time limit passed. It holds what is there so far.</exception>
    /// <exception cref="RunwareApiException">The service refused three polls in a row (401 or 403).</exception>
    /// <exception cref="VideoWaitCanceledException"><paramref name="cancellationToken"/> was canceled, or the client disposed.</exception>
    public virtual Task<VideoResult> WaitForCompletionAsync(
        IProgress<VideoProgress>? progress = null, CancellationToken cancellationToken = default) =>
        !HasCompleted ? Waiter.WaitAsync(this, progress, cancellationToken)
        : Failure is { } failure ? Task.FromException<VideoResult>(failure)
        : Task.FromResult(ToResult());

    /// <summary>Waits until the operation has ended.</summary>
    /// <param name="cancellationToken">Stops the waiting, not the job: it runs on at the service and is charged.</param>
    /// <returns>The videos; where only some were made, the failures beside them.</returns>
    /// <inheritdoc cref="WaitForCompletionAsync(IProgress{VideoProgress}?, CancellationToken)" path="/exception"/>
    public Task<VideoResult> WaitForCompletionAsync(CancellationToken cancellationToken) => WaitForCompletionAsync(null, cancellationToken);

    /// <summary>
    /// Gets each video as soon as it is ready. A later enumeration begins with the videos that are already there. It ends normally when at
    /// least one video was made, also if others failed: see <see cref="Result"/> for those.
    /// </summary>
    /// <param name="cancellationToken">Stops the waiting, not the job: it runs on at the service and is charged.</param>
    /// <returns>The videos.</returns>
    /// <exception cref="VideoGenerationFailedException">No video was made.</exception>
    /// <exception cref="VideoGenerationTimeoutException">The time limit passed.</exception>
    /// <exception cref="RunwareApiException">The service refused three polls in a row (401 or 403).</exception>
    /// <exception cref="VideoWaitCanceledException"><paramref name="cancellationToken"/> was canceled, or the client disposed.</exception>
    public virtual async IAsyncEnumerable<GeneratedVideo> GetVideosAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using Subscription? subscription = HasCompleted ? null : Waiter.SubscribeToVideos(this, cancellationToken);
        bool hasEnded = subscription is null;
        bool isLeft = false;
        try
        {
            for (int given = 0; ;)
            {
                for (GeneratedVideo[] videos = Snapshot.Videos; given < videos.Length; given++)
                {
                    isLeft = !hasEnded;
                    yield return videos[given].For(Id);
                    isLeft = false;
                }

                if (hasEnded)
                {
                    break;
                }

                hasEnded = await Waiter.NextAsync(this, subscription!, cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            if (isLeft)
            {
                OperationWaiter.Abandon(this);
            }
        }

        ToResultOrThrow();
    }

    /// <summary>Returns the id and the status.</summary>
    /// <returns>A text fit for a log.</returns>
    public override string ToString() => $"{Id}: {Status}";

    internal OperationState State => _state ?? throw Mocked();

    internal OperationOrigin Origin => _origin ?? throw Mocked();

    internal ExpectedResultCount Expected => Origin.Expected;

    /// <summary>
    /// What is known. Once the operation has ended for this handle, later responses, to polls of others, change nothing here.
    /// </summary>
    internal OperationSnapshot Snapshot
    {
        get
        {
            if (Volatile.Read(ref _end) is { } end)
            {
                return end;
            }

            OperationSnapshot current = State.Snapshot;
            return current.HasEnded(Expected) ? Interlocked.CompareExchange(ref _end, current, null) ?? current : current;
        }
    }

    private OperationWaiter Waiter => _waiter ?? throw Mocked();

    private VideoGenerationFailedException? Failure
    {
        get
        {
            OperationSnapshot snapshot = Snapshot;
            return snapshot.Videos.Length > 0
                ? null
                : new VideoGenerationFailedException(
                    $"No video was made{(snapshot.Failures is [var first, ..] ? $": {first.Message} [{first.Code}]" : "")} "
                    + $"(operation {Id})",
                    Array.ConvertAll(snapshot.Failures, error => new VideoFailure(error)))
                {
                    OperationId = Id,
                    SubmissionState = snapshot.SubmissionState,
                };
        }
    }

    internal void Share(OperationState state) => _state = state;

    internal VideoResult ToResult() => Snapshot.ToResult(Id, Expected);

    internal VideoResult ToResultOrThrow() => Failure is { } failure ? throw failure : ToResult();

    private static NotSupportedException Mocked() => new("A mocked operation must override the members that are used.");
}
