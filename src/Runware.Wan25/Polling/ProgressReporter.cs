using Runware.Wan25.Diagnostics;

namespace Runware.Wan25.Polling;

/// <summary>Reports what is known about an operation to one caller. Waits without progress have none.</summary>
internal sealed class ProgressReporter(IProgress<VideoProgress> progress, VideoOperation operation, TimeProvider clock)
{
    private readonly Deadline _since = operation.Origin.Deadline is { IsUnset: false } submission
        ? submission
        : Deadline.After(Timeout.InfiniteTimeSpan, clock);

    public static ProgressReporter? Over(IProgress<VideoProgress>? progress, VideoOperation operation, InjectedServices services) =>
        NonThrowingProgress<VideoProgress>.Over(progress, services.Logger, operation.Id) is { } guarded
            ? new ProgressReporter(guarded, operation, services.Clock)
            : null;

    public void Report()
    {
        OperationSnapshot snapshot = operation.Snapshot;
        int expected = snapshot.Expected(operation.Expected);
        progress.Report(new VideoProgress(operation.Id)
        {
            Status = snapshot.StatusFor(operation.Expected),
            Completed = snapshot.Videos.Length,
            Failed = snapshot.Videos.Length < expected ? snapshot.Failures.Length : 0,
            Expected = expected,
            Percent = snapshot.HasEnded(operation.Expected) ? null : snapshot.Percent,
            Elapsed = _since.Elapsed,
        });
    }
}
