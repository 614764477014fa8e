using Runware.Wan25.Emulator;

namespace Runware.Wan25.Cli.Explain;

/// <summary>
/// Plays back the exchanges of one operation to the real client on virtual time, since the client's own conclusion is the one that counts.
/// </summary>
internal static class OperationReplay
{
    // The time limit of the recorded program is not known; the end of the recording comes first.
    private static readonly TimeSpan NoLimit = TimeSpan.FromDays(1);

    private const int DefaultAttempts = 5;

    /// <param name="path">The recording.</param>
    /// <param name="calls">Its exchanges about the operation.</param>
    /// <param name="id">The operation.</param>
    /// <param name="cancellationToken">Stops the replay.</param>
    public static async Task<OperationReplayResult> RunAsync(
        string path, IReadOnlyList<RecordedCall> calls, VideoOperationId id, CancellationToken cancellationToken)
    {
        OperationReplayResult exact = await RunAsync(path, calls, id, repeats: false, cancellationToken).ConfigureAwait(false);
        if (!exact.IsUnfinished)
        {
            return exact;
        }

        // A conclusion that needs equal responses for some time may come a poll or two later than it did.
        OperationReplayResult repeated = await RunAsync(path, calls, id, repeats: true, cancellationToken).ConfigureAwait(false);
        return repeated.IsUnfinished ? exact : repeated with { IsAssumed = true };
    }

    private static async Task<OperationReplayResult> RunAsync(
        string path, IReadOnlyList<RecordedCall> calls, VideoOperationId id, bool repeats, CancellationToken cancellationToken)
    {
        var clock = new VirtualTimeProvider();
        RecordingReplay replay = RunwareEmulator.Replay(
            path, new() { TimeProvider = clock, Task = id.TaskId, RepeatLastResponse = repeats });
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var handler = new EndOfRecordingHandler(replay, clock, end);
        using var log = new ClientLogCollector(clock);
        Guid? ownId = null;
        int submissions = calls.Count(call => IsSubmission(call, id.TaskId));
        var options = new Wan25ClientOptions
        {
            ApiKey = "recorded",
            Endpoint = replay.Endpoint,
            CompletionTimeout = NoLimit,
            OnSubmitting = (operation, _) =>
            {
                ownId = operation.TaskId;
                return ValueTask.CompletedTask;
            },
        };
        options.Retry.MaxAttempts = Math.Max(DefaultAttempts, submissions);
        using var client = new Wan25Client(options, handler, clock, log);
        var progress = new LastProgress();
        Task<VideoResult> running = submissions > 0
            ? client.GenerateAsync(Request(calls, id), progress, end.Token)
            : client.GetOperation(id).WaitForCompletionAsync(progress, end.Token);
        try
        {
            VideoResult result = await clock.RunAsync(running, cancellationToken).ConfigureAwait(false);
            return new(result, null, progress.Last, log.Reasons, IsUnfinished: false) { OwnId = ownId };
        }
        catch (Exception exception) when (exception is RunwareException or OperationCanceledException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return new(null, exception, progress.Last, log.Reasons, handler.HasEnded) { OwnId = ownId };
        }
    }

    /// <summary>
    /// Creates a request that leads to the same exchanges. A request that had an id of its own looks it up first, which its first exchange
    /// shows.
    /// </summary>
    private static VideoRequest Request(IReadOnlyList<RecordedCall> calls, VideoOperationId id)
    {
        VideoRequestBuilder builder = VideoRequest.FromText("A recorded request").WithResults(id.ResultCount).WithoutValidation();
        return IsSubmission(calls[0], id.TaskId) ? builder.Build() : builder.WithTaskId(id.TaskId).Build();
    }

    private static bool IsSubmission(RecordedCall call, Guid id) =>
        call.Tasks.Any(task => task.Kind == RecordedTask.Submission && task.Id == id);

    private sealed class LastProgress : IProgress<VideoProgress>
    {
        public VideoProgress? Last { get; private set; }

        public void Report(VideoProgress value) => Last = value;
    }
}
