using Runware.Wan25.Errors;

namespace Runware.Wan25.Submission.Spending;

/// <summary>What an operation was charged, as far as its result tells. Jobs and the command line compile this file too.</summary>
internal static class ChargedCost
{
    /// <summary>
    /// Gets what a result cost; a failure costs nothing. <see langword="null"/> where the result does not cover all videos of the
    /// operation, or where a video has no cost and there is no estimate for one.
    /// </summary>
    public static decimal? Of(VideoResult result, int resultCount, decimal? estimatePerVideo = null) =>
        IsWhole(result, resultCount) && (estimatePerVideo is not null || result.Videos.All(video => video.Cost is not null))
            ? result.Videos.Sum(video => video.Cost ?? estimatePerVideo)
            : null;

    /// <summary>Whether a result covers all videos of an operation, so that nothing more of it is charged.</summary>
    public static bool IsWhole(VideoResult result, int resultCount) =>
        result.Videos.Count >= resultCount
            || (result.OperationId.ResultCount >= resultCount
                && result.Failures.Count > 0
                && result.Failures.All(failure => IsFinal(failure.Error.Code, failure.Error.Category)));

    /// <summary>
    /// Whether a failure says that there will be no video, not only that none is known: a task that is not known may have been made.
    /// </summary>
    public static bool IsFinal(string code, RunwareErrorCategory category) =>
        category != RunwareErrorCategory.NotFound || !NotFoundSubject.IsTask(code);
}
