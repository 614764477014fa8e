using Runware.Wan25.Simulation.Jobs;
using Runware.Wan25.Simulation.Worlds;

namespace Runware.Wan25.Simulation.Invariants;

/// <summary>Whether a file is the video, and whether a download had a right to fail.</summary>
internal static class DownloadChecker
{
    public static void CheckFile(JobRun job, string name, GeneratedVideo video, byte[] bytes)
    {
        if (!job.World.Truth.IsVideo(video.VideoId, bytes))
        {
            job.Report(Invariant.SameBytes, $"{name}: the file of video {video.VideoId} has {bytes.Length} bytes that are not the video's");
        }
    }

    public static void CheckFailure(
        JobRun job, string name, ClientHarness harness, Exception exception, string? path, bool wasDisposed, CancellationToken caller)
    {
        var world = job.World;
        var isAllowed = exception switch
        {
            OperationCanceledException => caller.IsCancellationRequested || harness.IsClosing,
            ObjectDisposedException => wasDisposed,
            DownloadException failed => failed.OperationId?.TaskId == job.Plan.TaskId && (MayFail(job) || IsExpiredAgain(job, failed)),
            _ => false,
        };
        if (!isAllowed)
        {
            job.Report(world.IsHealed ? Invariant.NothingLost : Invariant.NoSurprise, $"{name}: a download ended with {exception}");
        }

        if (path is not null && File.Exists(path))
        {
            world.Report(Invariant.SameBytes, $"{name}: a download failed and left a file");
        }
    }

    /// <summary>
    /// The URL that a refresh gives is as old as the service makes it: it may expire on the way to the file, and is not refreshed a second
    /// time.
    /// </summary>
    private static bool IsExpiredAgain(JobRun job, DownloadException exception) =>
        !job.World.IsHealed && job.Plan.TimeToLive is not null && exception.StatusCode == System.Net.HttpStatusCode.Gone;

    /// <summary>A fresh URL comes from the live store, which may have forgotten the task.</summary>
    private static bool HasNoFreshUrl(JobRun job) => job.Plan.TimeToLive is not null && !job.World.Truth.IsLive(job.Plan.TaskId);

    private static bool MayFail(JobRun job)
    {
        var url = job.World.Truth.Find(job.Plan.TaskId)?.Faults?.UrlLateBy;
        return url == Timeout.InfiniteTimeSpan || (url is not null && !job.World.IsHealed) || HasNoFreshUrl(job) || (!job.World.IsHealed
            && !job.World.Plan.IsSmooth);
    }
}
