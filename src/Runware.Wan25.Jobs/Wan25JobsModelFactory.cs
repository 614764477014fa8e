using Runware.Wan25.Jobs.Storage;

namespace Runware.Wan25.Jobs;

/// <summary>Makes what only the jobs can make, for an application's own tests of its <see cref="IVideoJobHandler"/>, or with a fake of <see cref="IVideoJobs"/>.</summary>
public static class Wan25JobsModelFactory
{
    /// <summary>Makes a job.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="request">Its request, without bytes of this machine.</param>
    /// <param name="state">Where it stands.</param>
    /// <param name="result">Its videos.</param>
    /// <param name="failure">Why there are none.</param>
    /// <param name="deliveries">How often its handlers were called.</param>
    /// <returns>The job.</returns>
    public static VideoJob VideoJob(
        string key, VideoRequest request, VideoJobState state = VideoJobState.Queued, VideoResult? result = null, VideoJobFailure? failure = null, int deliveries = 0)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        ArgumentNullException.ThrowIfNull(request);
        return new(new JobRecord
        {
            Key = key,
            State = state,
            Request = StoredRequest.Write(request),
            OperationId = result?.OperationId ?? new VideoOperationId(request.TaskId ?? Guid.NewGuid(), request.ResultCount),
            Deliveries = deliveries,
            Lane = "",
            Result = result is null ? null : StoredResult.Write(result),
            Failure = failure is null ? null : StoredFailure.Write(failure),
        });
    }

    /// <summary>Makes a failure.</summary>
    /// <param name="code">The code.</param>
    /// <param name="message">The message.</param>
    /// <param name="category">The category.</param>
    /// <returns>The failure.</returns>
    public static VideoJobFailure VideoJobFailure(string code, string message, RunwareErrorCategory category = RunwareErrorCategory.Unknown) =>
        new() { Code = code, Message = message, Category = category };

    /// <summary>Makes a page.</summary>
    /// <param name="jobs">The jobs.</param>
    /// <param name="nextCursor">Where the next page begins.</param>
    /// <returns>The page.</returns>
    public static VideoJobPage VideoJobPage(IEnumerable<VideoJob> jobs, string? nextCursor = null) => new() { Jobs = [.. jobs], NextCursor = nextCursor };
}
