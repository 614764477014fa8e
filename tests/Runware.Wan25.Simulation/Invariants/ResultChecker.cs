using Runware.Wan25.Simulation.Jobs;
using Runware.Wan25.Simulation.Worlds;

namespace Runware.Wan25.Simulation.Invariants;

/// <summary>Whether a result is the whole truth, at the moment at which it is handed over.</summary>
internal static class ResultChecker
{
    public static void Check(Wait wait, VideoResult result)
    {
        var world = wait.Job.World;
        var taskId = wait.Job.Plan.TaskId;
        if (wait.Job.MayMistakeCount(result.OperationId))
        {
            return;
        }

        if (!world.Truth.HasEnded(taskId))
        {
            var missing = wait.Job.Plan.Results - result.Videos.Count;
            wait.Job.Report(Invariant.NoEarlyEnd, $"{wait.Name}: a result before the job has ended, {missing} videos missing");
        }

        CheckVideos(wait.Job, wait.Name, [.. result.Videos.Select(video => video.VideoId)]);
        foreach (var video in result.Videos.Where(video => video.Url is null && !world.Truth.HasNoUrlYet(taskId, video.VideoId)))
        {
            // The wait may have ended before the URL came; it must have waited for it.
            if (world.Truth.Find(taskId)?.Faults?.UrlLateBy is null)
            {
                wait.Job.Report(Invariant.NothingLost, $"{wait.Name}: video {video.VideoId} has a URL, and was given without");
            }
        }

        var failed = world.Truth.Find(taskId)?.Items.Count(item => item.Failure is not null) ?? 0;
        if (failed > 0 != result.Failures.Count > 0 || result.Failures.Count > failed)
        {
            wait.Job.Report(Invariant.DeliveredOnce, $"{wait.Name}: {failed} results failed, the result tells {result.Failures.Count}");
        }
    }

    public static void CheckPartial(Wait wait, VideoResult partial)
    {
        var known = wait.Job.World.Truth.Successes(wait.Job.Plan.TaskId).ToHashSet();
        if (partial.Videos.DistinctBy(video => video.VideoId).Count() != partial.Videos.Count
            || partial.Videos.Any(video => !known.Contains(video.VideoId)))
        {
            wait.Job.Report(Invariant.DeliveredOnce, $"{wait.Name}: the partial result holds a video twice, or one that is none");
        }
    }

    public static void CheckStreamed(JobRun job, string name, GeneratedVideo video, List<Guid> before)
    {
        if (before.Contains(video.VideoId) || !job.World.Truth.Successes(job.Plan.TaskId).Contains(video.VideoId))
        {
            job.Report(Invariant.DeliveredOnce, $"{name}: video {video.VideoId} was streamed twice, or is none");
        }
    }

    public static void CheckStreamEnd(JobRun job, string name, VideoOperation operation, List<Guid> streamed)
    {
        if (operation.Result?.Videos.Count != streamed.Count)
        {
            job.Report(
                Invariant.DeliveredOnce,
                $"{name}: {streamed.Count} videos were streamed, the result has {operation.Result?.Videos.Count}");
        }
    }

    private static void CheckVideos(JobRun job, string name, List<Guid> given)
    {
        var made = job.World.Truth.Successes(job.Plan.TaskId).ToList();
        if (given.Distinct().Count() != given.Count)
        {
            job.Report(Invariant.DeliveredOnce, $"{name}: a video was delivered twice");
        }

        if (given.Except(made).Any())
        {
            job.Report(Invariant.DeliveredOnce, $"{name}: a video was delivered that was not made");
        }

        if (made.Except(given).Any())
        {
            job.Report(Invariant.DeliveredOnce, $"{name}: {made.Count} videos were made, {given.Count} delivered");
        }
    }
}
